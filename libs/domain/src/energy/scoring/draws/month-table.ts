import { WAKING, wakingShare } from './load-shapes.js';
import type { UsageLevels } from './usage-levels.js';

/** Costs of the twelve calendar months, January first, integer micros. */
export type MonthCosts = readonly number[];

/**
 * The cost of each calendar month for this home at one set of prices, January first, in micros: for the usage
 * year itself, on average over the drawn years, and at every level of use.
 */
export interface MonthTable {
  /** Exact bills of the usage year. */
  readonly asItStands: MonthCosts;
  /** Mean over the drawn years, rounded to the micro; the exact bills if no years were drawn. */
  readonly expected: MonthCosts;
  /** `level * 12 + month`. */
  readonly atLevels: Float64Array;
  /** `shape * 12 + month`: cost added by one step of each shape. */
  readonly byShape: Float64Array;
}

/** Builds the table, with its mean, from priced months. */
export function monthTable(
  asItStands: MonthCosts,
  atLevels: Float64Array,
  byShape: Float64Array,
  { meanWeights, years }: UsageLevels,
): MonthTable {
  if (years === 0) return { asItStands, expected: asItStands, atLevels, byShape };
  const means = new Float64Array(12);
  meanWeights.forEach((weight, cell) => {
    means[cell % 12] = (means[cell % 12] ?? 0) + weight * (atLevels[cell] ?? 0);
  });
  const woken = wakingShare(years);
  means.forEach((mean, month) => (means[month] = mean + woken * (byShape[WAKING * 12 + month] ?? 0)));
  return { asItStands, expected: Array.from(means, Math.round), atLevels, byShape };
}

/** The same months at `times` the price. */
export function timesPrice(table: MonthTable, times: number): MonthTable {
  const each = (cost: number): number => Math.round(cost * times);
  return {
    asItStands: table.asItStands.map(each),
    expected: table.expected.map(each),
    atLevels: table.atLevels.map((cost) => cost * times),
    byShape: table.byShape.map((cost) => cost * times),
  };
}
