import { z } from 'zod';
import { DecimalText } from '#domain/shared/quantity';
import type { Cycle } from './calendar/cycles.js';
import { milliOf } from './exact.js';

const MONTHS = 12;
const ByMonth = z.array(DecimalText).length(MONTHS);

/**
 * Demand that earlier cycles help to decide (ratchet, lookback; NREL ssc utilityrate5 and URDB
 * `lookback...`): the highest of a floor, a share of the cycle's own peak, and shares of the peaks of
 * cycles before it. Lists run from January; a cycle counts by the month of its first day.
 */
export const BilledDemand = z.strictObject({
  /** Percent of a cycle's own peak that counts in it. */
  ownPercents: ByMonth,
  /** Percent of a cycle's peak that counts in later cycles. */
  earlierPercents: ByMonth,
  /** How many cycles are looked back at. */
  earlierCycles: z.number().int().min(0).max(24),
  minimumKw: DecimalText,
  /** Never more than this is billed; absent = no cap. */
  maximumKw: DecimalText.optional(),
  /**
   * The mean of so many cycles, this one and those before it as far as there are any, each at its own
   * percent and at least the minimum (Flanders: twelve).
   */
  meanCycles: z.number().int().min(1).max(24).optional(),
  /**
   * The cycles before the first one: `alike` takes the same months of the cycles at hand, when these
   * are twelve or more; a list gives peaks in kW by month, of which utilityrate5 looks at one more
   * than `earlierCycles`; absent = nothing is known, nothing counts.
   */
  yearBefore: z.union([z.literal('alike'), ByMonth]).optional(),
  /** Months in whose cycles the demand is charged at all; absent = all. */
  chargedMonths: z.array(z.number().int().min(1).max(MONTHS)).max(MONTHS).optional(),
});
export type BilledDemand = z.infer<typeof BilledDemand>;

/** Billed demand of each cycle in whole mW, from the peaks of all cycles in whole mW. */
export function billedMilliW(
  rule: BilledDemand,
  cycles: readonly Cycle[],
  peakMilliW: ArrayLike<number>,
): readonly number[] {
  const months = cycles.map(({ start }) => Number(start.slice(5, 7)));
  const own = rule.ownPercents.map(Number);
  const least = milliOf(rule.minimumKw);
  const most = rule.maximumKw === undefined ? Number.POSITIVE_INFINITY : milliOf(rule.maximumKw);
  const ownAt = (at: number): number => Math.max(least, share(peakMilliW[at], own[(months[at] ?? 1) - 1]));
  return cycles.map((_, at) => {
    const month = months[at] ?? 1;
    if (rule.chargedMonths?.includes(month) === false) return 0;
    let highest = meanBefore(ownAt, at, rule.meanCycles ?? 1);
    for (const milliW of earlierMilliW(rule, { months, peakMilliW, at })) highest = Math.max(highest, milliW);
    return Math.min(highest, most);
  });
}

/** The mean over a cycle and those before it, whole mW. */
function meanBefore(ownAt: (at: number) => number, at: number, cycles: number): number {
  const first = Math.max(at - cycles + 1, 0);
  let sum = 0;
  for (let each = first; each <= at; each += 1) sum += ownAt(each);
  return Math.round(sum / (at - first + 1));
}

interface Place {
  readonly months: readonly number[];
  readonly peakMilliW: ArrayLike<number>;
  readonly at: number;
}

/** Shares of the peaks of the cycles before one, as far as the rule looks back. */
function earlierMilliW(rule: BilledDemand, { months, peakMilliW, at }: Place): readonly number[] {
  const percents = rule.earlierPercents.map(Number);
  const wraps = rule.yearBefore === 'alike' && months.length >= MONTHS;
  const known = Array.from({ length: rule.earlierCycles }, (_, back) => {
    const place = at - back - 1;
    const from =
      place < 0 && wraps ? place + Math.floor((months.length - 1 - place) / MONTHS) * MONTHS : place;
    return share(peakMilliW[from], percents[(months[from] ?? 1) - 1]);
  });
  return typeof rule.yearBefore === 'object'
    ? [...known, ...yearBefore(rule, rule.yearBefore, months[0] ?? 1, at)]
    : known;
}

/** Shares of the given peaks of the year before the first cycle, which begins in month `first`. */
function yearBefore(
  rule: BilledDemand,
  peaksKw: readonly string[],
  first: number,
  at: number,
): readonly number[] {
  const months = Math.min(Math.max(rule.earlierCycles + 1 - at, 0), MONTHS);
  return Array.from({ length: months }, (_, back) => {
    const month = (first - 2 - back + 2 * MONTHS) % MONTHS;
    return share(milliOf(peaksKw[month] ?? '0'), Number(rule.earlierPercents[month]));
  });
}

function share(milliW: number | undefined, percent: number | undefined): number {
  return Math.round(((milliW ?? 0) * (percent ?? 0)) / 100);
}
