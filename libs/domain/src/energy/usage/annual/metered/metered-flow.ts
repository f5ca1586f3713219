import { QUALITY_CODES } from '#domain/energy/usage/readings/reading';
import type { UsageSeries } from '#domain/energy/usage/readings/reading';
import type { DayGrid } from './day-grid.js';
import { dayAt } from './day-grid.js';
import type { FlowSeries } from './flows.js';
import { sideOf } from './flows.js';

/** Longest reading whose own time is taken as it is; anything longer is a total to be spread. */
export const LONGEST_INTERVAL_S = 3600;

/** Energy of one period of more than an hour: a day, a bill. */
export interface PeriodTotal {
  readonly startUtc: number;
  readonly endUtc: number;
  readonly milliWh: number;
}

/** What meters counted of one flow, on the grid. */
export interface MeteredFlow {
  readonly milliWh: Float64Array;
  /** Seconds of each cell that readings cover. */
  readonly coveredS: Float64Array;
  readonly totals: readonly PeriodTotal[];
}

/** Lays the interval readings of a flow on the grid, registers added up; longer readings are listed. */
export function meteredFlow(grid: DayGrid, flow: readonly FlowSeries[]): MeteredFlow {
  const cells = grid.slotOfCell.length;
  let whole: Layer | undefined;
  const totals: PeriodTotal[] = [];
  for (const part of flow) {
    const layer = { milliWh: new Float64Array(cells), coveredS: new Float64Array(cells) };
    if (layReadings(grid, part, layer, totals)) whole = whole === undefined ? layer : addLayer(whole, layer);
  }
  const { milliWh, coveredS } = whole ?? {
    milliWh: new Float64Array(cells),
    coveredS: new Float64Array(cells),
  };
  return { milliWh, coveredS, totals };
}

/** Whether a reading of a series counts: it has a length and a value. */
export function hasValue(series: UsageSeries, at: number): boolean {
  return (
    (series.columns.quality[at] ?? 0) !== QUALITY_CODES.missing && (series.columns.durationS[at] ?? 0) > 0
  );
}

interface Layer {
  readonly milliWh: Float64Array;
  readonly coveredS: Float64Array;
}

/** Returns whether any interval was laid. */
function layReadings(grid: DayGrid, part: FlowSeries, layer: Layer, totals: PeriodTotal[]): boolean {
  const { columns } = part.series;
  const from = grid.dayStartUtc[0] ?? 0;
  const to = grid.dayStartUtc[grid.days] ?? 0;
  let laid = false;
  let day = 0;
  let restE20Kwh = 0;
  for (let at = 0; at < columns.length; at += 1) {
    const startUtc = columns.startUtc[at] ?? 0;
    const endUtc = startUtc + (columns.durationS[at] ?? 0);
    if (!hasValue(part.series, at) || endUtc <= from || startUtc >= to) continue;
    let milliWh = sideOf(columns.energyMilliWh[at] ?? 0, part.side);
    restE20Kwh += sideOf(columns.restE20Kwh?.[at] ?? 0, part.side);
    if (restE20Kwh >= 1e14) {
      restE20Kwh -= 1e14;
      milliWh += 1;
    }
    if (endUtc - startUtc > LONGEST_INTERVAL_S) {
      totals.push({ startUtc, endUtc, milliWh });
      continue;
    }
    day = Math.max(dayAt(grid, startUtc, Math.max(day, 0)), 0);
    layInterval(grid, layer, { startUtc, endUtc, milliWh }, day);
    laid = true;
  }
  return laid;
}

/** Gives each cell its share of the interval by time; the shares sum to the reading. */
function layInterval(grid: DayGrid, layer: Layer, reading: PeriodTotal, hintDay: number): void {
  let day = hintDay;
  let at = Math.max(reading.startUtc, grid.dayStartUtc[0] ?? 0);
  const lengthS = reading.endUtc - reading.startUtc;
  let given = Math.round((reading.milliWh * (at - reading.startUtc)) / lengthS);
  while (at < reading.endUtc && day < grid.days) {
    const dayStart = grid.dayStartUtc[day] ?? 0;
    const inDay = Math.floor((at - dayStart) / grid.stepS);
    const cell = (grid.cellStart[day] ?? 0) + inDay;
    const end = Math.min(dayStart + (inDay + 1) * grid.stepS, reading.endUtc);
    const upTo = Math.round((reading.milliWh * (end - reading.startUtc)) / lengthS);
    layer.milliWh[cell] = (layer.milliWh[cell] ?? 0) + upTo - given;
    layer.coveredS[cell] = Math.min((layer.coveredS[cell] ?? 0) + end - at, grid.stepS);
    given = upTo;
    at = end;
    if (at >= (grid.dayStartUtc[day + 1] ?? 0)) day += 1;
  }
}

/**
 * Adds a register. Registers that take turns (day and night) cover together; registers that run
 * side by side must both be there where both have begun and neither has ended.
 */
function addLayer(whole: Layer, more: Layer): Layer {
  const takeTurns = overlapShare(whole, more) < 0.1;
  const span = takeTurns ? undefined : commonSpan(whole, more);
  for (let cell = 0; cell < whole.milliWh.length; cell += 1) {
    const a = whole.coveredS[cell] ?? 0;
    const b = more.coveredS[cell] ?? 0;
    whole.milliWh[cell] = (whole.milliWh[cell] ?? 0) + (more.milliWh[cell] ?? 0);
    const sideBySide = span !== undefined && cell >= span.from && cell <= span.to;
    whole.coveredS[cell] = sideBySide ? Math.min(a, b) : Math.max(a, b);
  }
  return whole;
}

function overlapShare(one: Layer, other: Layer): number {
  let both = 0;
  let ones = 0;
  let others = 0;
  for (let cell = 0; cell < one.coveredS.length; cell += 1) {
    const a = (one.coveredS[cell] ?? 0) > 0;
    const b = (other.coveredS[cell] ?? 0) > 0;
    if (a) ones += 1;
    if (b) others += 1;
    if (a && b) both += 1;
  }
  return both / Math.max(Math.min(ones, others), 1);
}

function commonSpan(one: Layer, other: Layer): { readonly from: number; readonly to: number } {
  const covered = (seconds: number): boolean => seconds > 0;
  return {
    from: Math.max(one.coveredS.findIndex(covered), other.coveredS.findIndex(covered)),
    to: Math.min(one.coveredS.findLastIndex(covered), other.coveredS.findLastIndex(covered)),
  };
}
