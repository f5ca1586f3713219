import type { DayGrid } from './day-grid.js';
import { cellAt, dayAt } from './day-grid.js';
import { fillGaps } from './fill-gaps.js';
import type { FlowSeries } from './flows.js';
import type { MeteredFlow, PeriodTotal } from './metered-flow.js';
import { meteredFlow } from './metered-flow.js';

/** What is known of a flow before any year is projected. */
export interface KnownFlow {
  readonly milliWh: Float64Array;
  /** Seconds of each cell covered by interval readings. */
  readonly intervalS: Float64Array;
  readonly filledMilliWh: Float64Array;
  readonly filledS: Float64Array;
  /** Days' and bills' totals still to be spread, each over the cells that nothing finer covers. */
  readonly spreads: readonly Spread[];
  /** Seconds of each cell that a total covers and no interval does. */
  readonly totalS: Float64Array;
}

/** Energy to be spread over a run of cells, each open for some seconds. */
export interface Spread {
  readonly milliWh: number;
  readonly fromCell: number;
  readonly openS: Float64Array;
}

/** Above this share of its time covered by finer readings, a total tells nothing new. */
const TOLD_ALREADY = 0.5;
/** A day's total may not be added to a bill's that holds it: periods are taken shortest class first. */
const ONE_DAY_S = 25 * 3600;

/** Reads one flow on the grid: intervals laid, totals set against them, short gaps filled. */
export function knownFlow(grid: DayGrid, series: readonly FlowSeries[]): KnownFlow {
  const metered = meteredFlow(grid, series);
  const { spreads, totalS } = spreadsOf(grid, metered);
  const elsewhere = Uint8Array.from(totalS, (seconds) => (seconds > 0 ? 1 : 0));
  const fill = fillGaps(grid, metered, elsewhere);
  return {
    milliWh: metered.milliWh,
    intervalS: metered.coveredS,
    filledMilliWh: fill.milliWh,
    filledS: fill.filledS,
    spreads,
    totalS,
  };
}

/** Seconds of each cell that meters covered, intervals or totals. */
export function meteredSeconds(known: KnownFlow): Float64Array {
  return known.intervalS.map((seconds, cell) => seconds + (known.totalS[cell] ?? 0));
}

/** Days' worth of time that meters covered, intervals or totals. */
export function daysKnown(grid: DayGrid, known: KnownFlow): number {
  const seconds = meteredSeconds(known);
  let days = 0;
  for (let day = 0; day < grid.days; day += 1) {
    const from = grid.cellStart[day] ?? 0;
    const to = grid.cellStart[day + 1] ?? 0;
    const coveredS = seconds.subarray(from, to).reduce((sum, one) => sum + one, 0);
    days += coveredS / ((to - from) * grid.stepS);
  }
  return days;
}

function spreadsOf(
  grid: DayGrid,
  metered: MeteredFlow,
): { readonly spreads: readonly Spread[]; readonly totalS: Float64Array } {
  const totalS = new Float64Array(metered.coveredS.length);
  const spreads: Spread[] = [];
  const days = metered.totals.filter((total) => total.endUtc - total.startUtc <= ONE_DAY_S);
  const bills = metered.totals.filter((total) => total.endUtc - total.startUtc > ONE_DAY_S);
  for (const totals of [days, bills]) {
    const finer = { milliWh: metered.milliWh, coveredS: coveredSoFar(metered.coveredS, totalS) };
    const finerSpreads = [...spreads];
    for (const total of totals) {
      const spread = spreadOf(grid, total, finer, finerSpreads);
      if (spread === undefined) continue;
      spreads.push(spread);
      for (const [at, openS] of spread.openS.entries()) {
        const cell = spread.fromCell + at;
        totalS[cell] = Math.min((totalS[cell] ?? 0) + openS, grid.stepS);
      }
    }
  }
  return { spreads, totalS };
}

function coveredSoFar(intervalS: Float64Array, totalS: Float64Array): Float64Array {
  return intervalS.map((seconds, cell) => seconds + (totalS[cell] ?? 0));
}

interface Finer {
  readonly milliWh: Float64Array;
  readonly coveredS: Float64Array;
}

/** What of a total is left for the cells that finer readings do not cover; undefined when they tell it already. */
function spreadOf(
  grid: DayGrid,
  total: PeriodTotal,
  finer: Finer,
  finerSpreads: readonly Spread[],
): Spread | undefined {
  const gridFrom = grid.dayStartUtc[0] ?? 0;
  const gridTo = grid.dayStartUtc[grid.days] ?? 0;
  const from = Math.max(total.startUtc, gridFrom);
  const to = Math.min(total.endUtc, gridTo);
  if (to <= from) return undefined;
  const inGrid = Math.round((total.milliWh * (to - from)) / (total.endUtc - total.startUtc));
  const fromCell = cellAt(grid, from);
  const openS = new Float64Array(cellAt(grid, to - 1) + 1 - fromCell);
  let open = 0;
  let told = 0;
  let day = dayAt(grid, from);
  for (let at = 0; at < openS.length; at += 1) {
    const cell = fromCell + at;
    while (cell >= (grid.cellStart[day + 1] ?? 0)) day += 1;
    const start = (grid.dayStartUtc[day] ?? 0) + (cell - (grid.cellStart[day] ?? 0)) * grid.stepS;
    const ownS = Math.min(start + grid.stepS, to) - Math.max(start, from);
    const coveredS = Math.min(finer.coveredS[cell] ?? 0, ownS);
    openS[at] = ownS - coveredS;
    open += ownS - coveredS;
    told += coveredS > 0 ? (finer.milliWh[cell] ?? 0) : 0;
  }
  if (open <= (1 - TOLD_ALREADY) * (to - from)) return undefined;
  const toldByDays = open === to - from ? 0 : energyWithin(finerSpreads, fromCell, fromCell + openS.length);
  return { milliWh: Math.max(inGrid - told - toldByDays, 0), fromCell, openS };
}

function energyWithin(spreads: readonly Spread[], fromCell: number, toCell: number): number {
  let milliWh = 0;
  for (const spread of spreads) {
    if (spread.fromCell >= fromCell && spread.fromCell + spread.openS.length <= toCell)
      milliWh += spread.milliWh;
  }
  return milliWh;
}
