import type { FlowYear, MonthYear } from './annual-profile.js';
import type { DayGrid } from './metered/day-grid.js';
import { monthText } from './metered/day-grid.js';
import type { WholeFlow } from './estimate/whole-flow.js';
import { openBand } from './estimate/year-band.js';
import type { YearWindow } from './metered/year-window.js';

/** One standard deviation of what gap filling, or taking another year's day, may be wrong by. */
const FILLED_SPREAD = 0.15;
const FOLDED_SPREAD = 0.12;
/** 10th and 90th percentile of the standard normal. */
const TENTH_Z = 1.2816;
const FEW_MONTHS = 3;
const ENOUGH_MONTHS = 6;
const STRETCH_OF_FEW = 0.85;

/** Sums a projected flow by month and says how sure each sum is. */
export function flowYear(grid: DayGrid, window: YearWindow, flow: WholeFlow): FlowYear {
  const sums = Array.from({ length: 12 }, (_, at) => sumMonth(grid, window, flow, at));
  const year = sums.reduce(addSums);
  const monthDays = Array.from({ length: 12 }, () => 0);
  for (let at = 0; at < 12; at += 1) {
    monthDays[(window.firstMonth + at) % 12] =
      (window.monthStartDays[at + 1] ?? 0) - (window.monthStartDays[at] ?? 0);
  }
  const stretch = stretchFor(monthDays.map((days, month) => 1 - (flow.estimate.openDays[month] ?? 0) / days));
  const band = (sum: Sums, months: readonly number[]): MonthYear['band80'] =>
    bandOf(sum, openBand(flow.estimate, monthDays, months, stretch));
  return {
    milliWh: energyOf(year),
    meteredMilliWh: year.metered,
    filledMilliWh: year.filled + year.between,
    projectedMilliWh: year.folded + year.modelled - year.between,
    interval80: band(year, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]),
    months: sums.map((sum, at) => monthYear(sum, window.firstMonth + at, band)),
  };
}

interface Sums {
  readonly metered: number;
  readonly filled: number;
  readonly folded: number;
  readonly modelled: number;
  /** Part of `folded` and `modelled` that lies in long gaps, between the first reading and the last. */
  readonly between: number;
  readonly meteredS: number;
  readonly filledS: number;
  readonly lengthS: number;
}

function energyOf(sum: Sums): number {
  return sum.metered + sum.filled + sum.folded + sum.modelled;
}

function monthYear(
  sum: Sums,
  month: number,
  band: (sum: Sums, months: readonly number[]) => MonthYear['band80'],
): MonthYear {
  const meteredShare = sum.meteredS / sum.lengthS;
  const filledShare = sum.filledS / sum.lengthS;
  return {
    month: monthText(month),
    milliWh: energyOf(sum),
    meteredMilliWh: sum.metered,
    filledMilliWh: sum.filled + sum.between,
    projectedMilliWh: sum.folded + sum.modelled - sum.between,
    meteredShare,
    filledShare,
    projectedShare: Math.max(1 - meteredShare - filledShare, 0),
    band80: band(sum, [month % 12]),
  };
}

function sumMonth(grid: DayGrid, window: YearWindow, flow: WholeFlow, at: number): Sums {
  const from = grid.cellStart[window.monthStartDays[at] ?? 0] ?? 0;
  const to = grid.cellStart[window.monthStartDays[at + 1] ?? 0] ?? 0;
  const firstRead = Math.max(flow.firstReadCell, from);
  const lastRead = Math.min(flow.lastReadCell + 1, to);
  return {
    metered: sumOf(flow.meteredMilliWh, from, to),
    filled: sumOf(flow.filledMilliWh, from, to),
    folded: sumOf(flow.foldedMilliWh, from, to),
    modelled: sumOf(flow.modelledMilliWh, from, to),
    between:
      sumOf(flow.foldedMilliWh, firstRead, lastRead) + sumOf(flow.modelledMilliWh, firstRead, lastRead),
    meteredS: sumOf(flow.meteredS, from, to),
    filledS:
      sumOf(flow.filledS, from, to) +
      sumOf(flow.foldedS, firstRead, lastRead) +
      sumOf(flow.modelledS, firstRead, lastRead),
    lengthS: (to - from) * grid.stepS,
  };
}

function sumOf(cells: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let cell = from; cell < to; cell += 1) sum += cells[cell] ?? 0;
  return sum;
}

function addSums(a: Sums, b: Sums): Sums {
  return {
    metered: a.metered + b.metered,
    filled: a.filled + b.filled,
    folded: a.folded + b.folded,
    modelled: a.modelled + b.modelled,
    between: a.between + b.between,
    meteredS: a.meteredS + b.meteredS,
    filledS: a.filledS + b.filledS,
    lengthS: a.lengthS + b.lengthS,
  };
}

/** Metered energy is certain; fills, other years' days and the model's part err apart from each other. */
function bandOf(sum: Sums, open: { readonly low: number; readonly high: number }): MonthYear['band80'] {
  const filled = TENTH_Z * FILLED_SPREAD * sum.filled;
  const folded = TENTH_Z * FOLDED_SPREAD * sum.folded;
  const below = Math.hypot(Math.max(sum.modelled - open.low, 0), filled, folded);
  const above = Math.hypot(Math.max(open.high - sum.modelled, 0), filled, folded);
  const central = energyOf(sum);
  return {
    lowMilliWh: Math.max(Math.round(central - below), sum.metered),
    highMilliWh: Math.round(central + above),
  };
}

/**
 * How much narrower than the season model's own reckoning the stated interval may be and still
 * hold the truth in 80 of 100 predictions of the back-test (`test/bench/usage-backtest.ts`): the
 * model is too careful when it knows a season only. Argument: the share of each calendar month
 * that is known.
 */
function stretchFor(knownShares: readonly number[]): number {
  const knownMonths = knownShares.reduce((sum, share) => sum + share, 0);
  const place = (knownMonths - FEW_MONTHS) / (ENOUGH_MONTHS - FEW_MONTHS);
  return STRETCH_OF_FEW + (1 - STRETCH_OF_FEW) * Math.min(Math.max(place, 0), 1);
}
