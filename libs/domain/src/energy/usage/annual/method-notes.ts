import type { UsageSeries } from '../readings/reading.js';
import { shareOfYear } from './year-shares.js';
import type { FlowYear, MethodNote, Timing } from './annual-profile.js';
import type { KnownFlow } from './metered/known-flow.js';

/** What the notes are written from. */
export interface YearFacts {
  readonly timing: Timing;
  readonly year: FlowYear;
  /** Seconds taken from the same days of another year. */
  readonly foldedS: number;
  readonly series: readonly UsageSeries[];
  readonly temperature: 'none' | 'used' | 'too-short';
}

/** Whether the readings themselves say when energy was used. */
export function timingOf(known: KnownFlow): Timing {
  if (known.spreads.length === 0) return 'metered';
  return known.intervalS.some((seconds) => seconds > 0) ? 'mixed' : 'spread';
}

/** What was done to make a year of the readings, in words for the householder. */
export function notesOf(facts: YearFacts): readonly MethodNote[] {
  const notes: MethodNote[] = [];
  const add = (code: string, message: string): void => {
    notes.push({ code, message });
  };
  const { year } = facts;
  if (year.filledMilliWh > 0 || year.months.some((month) => month.filledShare > 0)) {
    add(
      'annual.filled',
      `Gaps between readings were filled in: short ones from the readings around them, long ones from your level and the season. That is ${percent(shareOfYear(year, 'filledShare'))} of the year.`,
    );
  }
  if (facts.foldedS > 0) {
    add(
      'annual.other-year',
      'Some days of this year were not read; we used the same days of another year instead.',
    );
  }
  addProjection(facts, add);
  if (facts.timing !== 'metered') {
    add(
      'annual.spread',
      'Daily or billed totals do not say at what hour power was used. We spread them by the hours that are typical for the season; the totals are kept exactly.',
    );
  }
  if (facts.timing === 'spread') {
    add(
      'annual.finer-data',
      'Plans whose price depends on the hour cannot be judged well this way. Your utility most likely has hourly or 15-minute readings too: look for “interval data” or “Green Button” where you downloaded this.',
    );
  }
  if (facts.temperature === 'used' && year.projectedMilliWh > 0) {
    add('annual.temperature', 'Cooling and heating follow the temperatures measured near you.');
  }
  if (facts.temperature === 'too-short') {
    add(
      'annual.temperature-too-short',
      'The temperatures leave out more than a tenth of the year and were not used.',
    );
  }
  if (facts.series.some((one) => one.channel === 'generation')) {
    add(
      'annual.generation-apart',
      'The total output of your panels is not billed; only what went to the grid counts.',
    );
  }
  return notes;
}

function addProjection(facts: YearFacts, add: (code: string, message: string) => void): void {
  const open = facts.year.months.filter((month) => month.projectedShare > 0.02).map((month) => month.month);
  if (open.length === 0) return;
  const list = open.length > 4 ? `${String(open.length)} months` : open.join(', ');
  add(
    'annual.projected',
    `${list} had no full readings. They are estimated from your own level and the seasons where you live: ${percent(shareOfYear(facts.year, 'projectedShare'))} of the year. The range shows how far off this may be.`,
  );
}

function percent(share: number): string {
  return share < 0.01 ? 'less than 1%' : `${(100 * share).toFixed(0)}%`;
}
