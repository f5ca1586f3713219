import type { RankedPlan, Scoring } from '#domain/energy/scoring/scoring';
import { notesOf } from './recommendation-notes.js';

const LISTED = 10;

/**
 * A scoring as a person reads it in a terminal: the first three, who comes after, and below the list what
 * to mind, by the numbers in brackets.
 */
export function recommendationTable(scoring: Scoring): string {
  const { top, others, incomplete, filtered, usage, currency } = scoring;
  const listed = [...top, ...others.slice(0, LISTED)];
  const notes = [...new Set(listed.flatMap(({ flags }) => notesOf(flags)))];
  const row = ({ rank, plan, firstYear, flags }: RankedPlan): string => {
    const minds = notesOf(flags).map((note) => ` [${String(notes.indexOf(note) + 1)}]`);
    return [
      String(rank).padStart(4),
      firstYear.cost.padStart(10),
      `${plan.retailer}, ${plan.name}${minds.join('')}`,
    ].join('  ');
  };
  return [
    `Power used in a year: ${usage.annualKwh} kWh`,
    `Rank  First year (${currency})`,
    ...listed.map(row),
    `${String(others.length)} other plans, ${String(incomplete.length)} not wholly priced, ${String(filtered.length)} left out.`,
    ...notes.map((note, i) => `[${String(i + 1)}] ${note}`),
  ].join('\n');
}
