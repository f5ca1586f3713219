import type { RankedPlan, Scoring } from '#domain/energy/scoring/scoring';

const LISTED = 10;

/** A scoring as a person reads it in a terminal: the advice, the first three, and who comes after. */
export function recommendationTable({ top, others, filtered, usage, currency }: Scoring): string {
  const row = ({ rank, plan, firstYear, flags }: RankedPlan): string =>
    [
      String(rank).padStart(4),
      firstYear.cost.padStart(10),
      `${plan.retailer}, ${plan.name}${flags.length === 0 ? '' : ` (mind: ${flags.map(({ kind }) => kind).join(', ')})`}`,
    ].join('  ');
  return [
    `Power used in a year: ${usage.annualKwh} kWh`,
    `Rank  First year (${currency})`,
    ...top.map(row),
    ...others.slice(0, LISTED).map(row),
    `${String(others.length)} other plans, ${String(filtered.length)} left out.`,
  ].join('\n');
}
