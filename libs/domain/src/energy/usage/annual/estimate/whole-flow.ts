import type { DayGrid } from '../metered/day-grid.js';
import type { YearEstimate } from './year-estimate.js';

/** A flow with every cell of the year known, filled or projected. Whole mWh and seconds by cell of the grid. */
export interface WholeFlow {
  readonly meteredMilliWh: Float64Array;
  readonly meteredS: Float64Array;
  /** Seconds that interval readings cover; totals of a day or a bill say nothing of the hour. */
  readonly intervalS: Float64Array;
  readonly filledMilliWh: Float64Array;
  readonly filledS: Float64Array;
  /** Copied from the same day of another year. */
  readonly foldedMilliWh: Float64Array;
  readonly foldedS: Float64Array;
  /** From the season model: the rest of each cell. */
  readonly modelledMilliWh: Float64Array;
  readonly modelledS: Float64Array;
  /** First and last cell that a meter covered, -1 when none. */
  readonly firstReadCell: number;
  readonly lastReadCell: number;
  readonly estimate: YearEstimate;
}

/** A flow on its way to be whole. */
export type GrowingFlow = Omit<WholeFlow, 'estimate'>;

/** Seconds of a cell that are metered, filled or taken from another year. */
export function knownSeconds(flow: GrowingFlow, cell: number): number {
  return (flow.meteredS[cell] ?? 0) + (flow.filledS[cell] ?? 0) + (flow.foldedS[cell] ?? 0);
}

/** Energy of those seconds, mWh. */
export function knownEnergy(flow: GrowingFlow, cell: number): number {
  return (flow.meteredMilliWh[cell] ?? 0) + (flow.filledMilliWh[cell] ?? 0) + (flow.foldedMilliWh[cell] ?? 0);
}

/** Share of a day that is known, 0 to 1. */
export function knownShareOf(grid: DayGrid, flow: GrowingFlow, day: number): number {
  const from = grid.cellStart[day] ?? 0;
  const to = grid.cellStart[day + 1] ?? 0;
  let knownS = 0;
  for (let cell = from; cell < to; cell += 1) knownS += knownSeconds(flow, cell);
  return knownS / ((to - from) * grid.stepS);
}
