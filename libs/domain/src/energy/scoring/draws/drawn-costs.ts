import { daysInMonth, dayOfMonth, monthNumber } from '#domain/shared/day';
import type { ShapeDraws } from './load-shapes.js';
import { SHAPE_COUNT } from './load-shapes.js';
import type { MonthTable } from './month-table.js';
import type { UsageLevels } from './usage-levels.js';

const MONTHS = 12;
/** Costs within half a cent of each other count as equal. */
const TIE_MICROS = 5_000;
const LOW_SHARE = 0.1;
const HIGH_SHARE = 0.9;

/** The drawn years: how much is used in each month, and at which hours. */
export interface Draws {
  readonly levels: UsageLevels;
  readonly shapes: ShapeDraws;
}

/** A stretch of days at one set of prices. */
interface Stretch {
  readonly table: MonthTable;
  readonly from: string;
  readonly until: string;
}

/** Prices paid day after day, and what is paid once. */
export interface Path {
  readonly stretches: readonly Stretch[];
  readonly onceMicros: number;
}

/** Cost of paths together in each drawn year, in micros; over several years each drawn year repeats itself. */
export function drawnCosts(paths: readonly Path[], { levels, shapes }: Draws): Float64Array {
  const atLevels = new Float64Array(levels.factors.length * MONTHS);
  const byShape = new Float64Array(SHAPE_COUNT);
  for (const { table, from, until } of paths.flatMap(({ stretches }) => stretches)) {
    const months = monthsBetween(from, until);
    table.atLevels.forEach((cost, cell) => {
      atLevels[cell] = (atLevels[cell] ?? 0) + (months[cell % MONTHS] ?? 0) * cost;
    });
    table.byShape.forEach((cost, cell) => {
      const shape = Math.floor(cell / MONTHS);
      byShape[shape] = (byShape[shape] ?? 0) + (months[cell % MONTHS] ?? 0) * cost;
    });
  }
  const onceMicros = paths.reduce((total, path) => total + path.onceMicros, 0);
  return Float64Array.from({ length: levels.years }, (_, year) => {
    let cost = onceMicros;
    for (let at = year * MONTHS; at < (year + 1) * MONTHS; at += 1) {
      const cell = levels.lower[at] ?? 0;
      const share = levels.upperShare[at] ?? 0;
      const floor = atLevels[cell] ?? 0;
      cost += share > 0 ? floor + share * ((atLevels[cell + MONTHS] ?? 0) - floor) : floor;
    }
    for (let shape = 0; shape < SHAPE_COUNT; shape += 1) {
      cost += (byShape[shape] ?? 0) * (shapes.steps[year * SHAPE_COUNT + shape] ?? 0);
    }
    return cost;
  });
}

/** Low, expected and high cost, integer micros: 80 of 100 drawn years lie between. */
export interface Band {
  readonly lowMicros: number;
  readonly centralMicros: number;
  readonly highMicros: number;
}

/** The band around the expected cost that holds 80 of 100 drawn years. */
export function bandOf(centralMicros: number, drawn: Float64Array): Band {
  return {
    lowMicros: Math.min(centralMicros, quantileOf(drawn, LOW_SHARE) ?? centralMicros),
    centralMicros,
    highMicros: Math.max(centralMicros, quantileOf(drawn, HIGH_SHARE) ?? centralMicros),
  };
}

/**
 * The share of drawn years in which each contender is the cheapest, from its costs in them (micros). Contenders
 * that tie share a year, so that shares sum to 1. All null without years.
 */
export function winShares(costs: readonly Float64Array[]): readonly (number | null)[] {
  const years = costs[0]?.length ?? 0;
  if (years === 0) return costs.map(() => null);
  const wins = new Float64Array(costs.length);
  for (let year = 0; year < years; year += 1) {
    const least = costs.reduce((lowest, each) => Math.min(lowest, each[year] ?? Infinity), Infinity);
    const winners = costs.flatMap((each, at) => ((each[year] ?? Infinity) <= least + TIE_MICROS ? [at] : []));
    for (const at of winners) wins[at] = (wins[at] ?? 0) + 1 / winners.length;
  }
  return Array.from(wins, (won) => thousandths(won / years));
}

/** Share of drawn years (0 to 1) in which `costs` are below `others`, both in micros; null without years. */
export function beatShare(costs: Float64Array, others: Float64Array): number | null {
  if (costs.length === 0) return null;
  const won = costs.filter((cost, year) => cost < (others[year] ?? -Infinity) - TIE_MICROS).length;
  return thousandths(won / costs.length);
}

/** The cost in micros that a share of the drawn years stays below; null without years. */
export function quantileOf(costs: Float64Array, share: number): number | null {
  if (costs.length === 0) return null;
  const sorted = costs.toSorted();
  const place = share * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0];
  return Math.round(below + (place - Math.floor(place)) * (above - below));
}

/** The number of each calendar month between two days; parts of months count by their days. */
function monthsBetween(from: string, until: string): Float64Array {
  const months = new Float64Array(MONTHS);
  if (until <= from) return months;
  const add = (month: number, share: number): void => {
    months[month % MONTHS] = (months[month % MONTHS] ?? 0) + share;
  };
  const [first, last] = [monthNumber(from), monthNumber(until)];
  for (let month = first; month < last; month += 1) add(month, 1);
  add(first, -(dayOfMonth(from) - 1) / daysInMonth(first));
  add(last, (dayOfMonth(until) - 1) / daysInMonth(last));
  return months;
}

function thousandths(share: number): number {
  return Math.round(share * 1000) / 1000;
}
