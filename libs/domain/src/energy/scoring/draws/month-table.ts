import { MICROS } from '#domain/shared/money';
import { roundTo } from '../amounts.js';
import type { HomeUsage } from '../home-usage.js';
import { annualMilliWh, calendarMonths } from '../home-usage.js';
import { WAKING, wakingShare } from './load-shapes.js';
import type { UsageLevels } from './usage-levels.js';

const CENT_MICROS = MICROS / 100;
const MONTHS = 12;

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

/** Turns a yearly cost into a month table: the same price for every kWh, or an equal share per month if nothing is used. */
export function evenTable(yearMicros: number, usage: HomeUsage, levels: UsageLevels): MonthTable {
  const annual = annualMilliWh(usage);
  const places = calendarMonths(usage);
  const parts = usage.months.map(({ milliWh }) => (annual > 0 ? milliWh / annual : 1 / MONTHS));
  const atLevels = new Float64Array(levels.factors.length * MONTHS);
  levels.factors.forEach((factors, level) => {
    places.forEach((place, at) => {
      const used = annual > 0 ? (factors[at] ?? 1) : 1;
      atLevels[level * MONTHS + place] = yearMicros * (parts[at] ?? 0) * used;
    });
  });
  return monthTable(byMonth(yearMicros, parts, places), atLevels, new Float64Array(0), levels);
}

/** The same months at `times` the price. */
export function timesPrice(table: MonthTable, times: number): MonthTable {
  if (times === 1) return table;
  const each = (cost: number): number => Math.round(cost * times);
  return {
    asItStands: table.asItStands.map(each),
    expected: table.expected.map(each),
    atLevels: table.atLevels.map((cost) => cost * times),
    byShape: table.byShape.map((cost) => cost * times),
  };
}

/** Divides a yearly cost among the calendar months to the cent; the last month takes the remainder. */
function byMonth(yearMicros: number, parts: readonly number[], places: readonly number[]): number[] {
  const costs = new Array<number>(MONTHS).fill(0);
  let left = yearMicros;
  places.forEach((place, at) => {
    const part = at === MONTHS - 1 ? left : roundTo(yearMicros * (parts[at] ?? 0), CENT_MICROS);
    costs[place] = part;
    left -= part;
  });
  return costs;
}
