import { inForce, isAlwaysInForce } from '../calendar/validity.js';
import { GRID_WIDTH, SLOT_MINUTES } from './grid.js';
import type { Grid } from './grid.js';
import type { Selection } from './measure.js';
import { scheduleSpans } from './schedule-spans.js';
import type { Spans } from './schedule-spans.js';

const NEVER: Spans = [];

/**
 * The spans of a selection on each row of a grid, as slots `[from, to, ...]`; undefined when the
 * schedule's minutes do not fit the slots.
 */
export function rowSpans(
  grid: Grid,
  { schedule, dates }: Selection,
  contractStart: string,
): readonly Spans[] | undefined {
  const spansOf = scheduleSpans(schedule);
  const active = isAlwaysInForce(dates) ? undefined : inForce(dates, contractStart);
  const inSlots = new Map<Spans, Spans>();
  const result: Spans[] = [];
  let lastMinutes: Spans | undefined;
  let lastSlots = NEVER;
  for (const day of grid.days) {
    if (active !== undefined && !active(day)) {
      result.push(NEVER);
      continue;
    }
    const minutes = spansOf(day);
    if (minutes === lastMinutes) {
      result.push(lastSlots);
      continue;
    }
    let slots = inSlots.get(minutes);
    if (slots === undefined) {
      if (minutes.some((minute) => minute % SLOT_MINUTES !== 0)) return undefined;
      slots = minutes.map((minute) => minute / SLOT_MINUTES);
      inSlots.set(minutes, slots);
    }
    result.push(slots);
    lastMinutes = minutes;
    lastSlots = slots;
  }
  return result;
}

/** Whole mWh of each row within its spans. */
export function rowEnergy(before: Float64Array | undefined, spans: readonly Spans[]): Float64Array {
  const result = new Float64Array(spans.length);
  if (before === undefined) return result;
  for (let row = 0; row < spans.length; row += 1) {
    const slots = spans[row] ?? NEVER;
    const base = row * GRID_WIDTH;
    let sum = 0;
    for (let at = 0; at < slots.length; at += 2)
      sum += (before[base + (slots[at + 1] ?? 0)] ?? 0) - (before[base + (slots[at] ?? 0)] ?? 0);
    result[row] = sum;
  }
  return result;
}

/** Sums rows into their cycles. */
export function byCycle(rows: Float64Array, cycles: Int32Array, count: number): Float64Array {
  const sums = new Float64Array(count);
  for (let row = 0; row < rows.length; row += 1) {
    const cycle = cycles[row] ?? 0;
    sums[cycle] = (sums[cycle] ?? 0) + (rows[row] ?? 0);
  }
  return sums;
}
