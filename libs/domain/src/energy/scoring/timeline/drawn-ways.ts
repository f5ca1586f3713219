import { daysInMonth, dayOfMonth, monthNumber } from '#domain/shared/day';
import { SHAPE_COUNT } from '../draws/load-shapes.js';
import type { MonthTable } from '../draws/month-table.js';
import type { ShapeDraws } from '../draws/load-shapes.js';
import type { UsageLevels } from '../draws/usage-levels.js';
import { monthOfContract } from '../pricing/plan-costs.js';
import type { PricedPlan } from '../pricing/plan-costs.js';
import type { Stay } from './stay.js';

const MONTHS = 12;

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

/** Staying from today until a day. */
export function stayPath({ spans }: Pick<Stay, 'spans'>, until: string): Path {
  const stretches = spans.map(({ from, table }, index) => {
    const next = spans[index + 1]?.from ?? until;
    return { table, from, until: next < until ? next : until };
  });
  return { stretches, onceMicros: 0 };
}

/** A plan from the day it begins until a later day. */
export function planPath({ stages, once }: PricedPlan, start: string, end: string): Path {
  const stretches = stages.map(({ fromContractMonth, table }, index) => {
    const next = stages[index + 1];
    const until = next === undefined ? end : monthOfContract(start, next.fromContractMonth);
    return { table, from: monthOfContract(start, fromContractMonth), until: until < end ? until : end };
  });
  const begun = once.filter(({ contractMonth }) => monthOfContract(start, contractMonth) < end);
  return { stretches, onceMicros: begun.reduce((total, { amountMicros }) => total + amountMicros, 0) };
}

/** One path after another, with a fee between. */
export function joined(first: Path, feeMicros: number, second: Path): Path {
  return {
    stretches: [...first.stretches, ...second.stretches],
    onceMicros: first.onceMicros + feeMicros + second.onceMicros,
  };
}

/** Cost of a path in each drawn year, in micros; over several years each drawn year repeats itself. */
export function drawnCosts(path: Path, { levels, shapes }: Draws): Float64Array {
  const atLevels = new Float64Array(levels.factors.length * MONTHS);
  const byShape = new Float64Array(SHAPE_COUNT);
  for (const { table, from, until } of path.stretches) {
    const months = monthsBetween(from, until);
    table.atLevels.forEach((cost, cell) => {
      atLevels[cell] = (atLevels[cell] ?? 0) + (months[cell % MONTHS] ?? 0) * cost;
    });
    table.byShape.forEach((cost, cell) => {
      const shape = Math.floor(cell / MONTHS);
      byShape[shape] = (byShape[shape] ?? 0) + (months[cell % MONTHS] ?? 0) * cost;
    });
  }
  return Float64Array.from({ length: levels.years }, (_, year) => {
    let cost = path.onceMicros;
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
