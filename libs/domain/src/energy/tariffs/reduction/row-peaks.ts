import { meanMilliW } from '../model/load.js';
import { GRID_WIDTH, SLOT_MINUTES } from './grid.js';
import { areByDay, peakOf } from '../model/peaks.js';
import type { Peaks } from '../model/peaks.js';
import type { Grid } from './grid.js';
import type { Spans } from './schedule-spans.js';

const DAY_S = 86_400;
const SLOT_S = SLOT_MINUTES * 60;

/** The highest mean power of a metered interval within the spans, by row, whole mW. */
export function intervalPeaks(peaks: Float64Array, spans: readonly Spans[]): Float64Array {
  const highest = new Float64Array(spans.length);
  for (let row = 0; row < spans.length; row += 1) {
    const slots = spans[row] ?? [];
    const base = row * GRID_WIDTH;
    let most = 0;
    for (let at = 0; at < slots.length; at += 2) {
      const to = base + (slots[at + 1] ?? 0);
      for (let slot = base + (slots[at] ?? 0); slot < to; slot += 1) most = Math.max(most, peaks[slot] ?? 0);
    }
    highest[row] = most;
  }
  return highest;
}

/** Whether clock windows of so many seconds begin and end with slots. */
export function windowsFit(windowS: number): boolean {
  return windowS % SLOT_S === 0 && DAY_S % windowS === 0;
}

/** The highest mean power of a clock window, counting what was used within the spans, by row, whole mW. */
export function windowPeaks(before: Float64Array, spans: readonly Spans[], windowS: number): Float64Array {
  const width = windowS / SLOT_S;
  const highest = new Float64Array(spans.length);
  for (let row = 0; row < spans.length; row += 1)
    highest[row] = meanMilliW(windowMost(before, spans[row] ?? [], row * GRID_WIDTH, width), windowS);
  return highest;
}

/** The most energy of a window of so many slots, of the row that begins at `base`, whole mWh. */
function windowMost(before: Float64Array, slots: Spans, base: number, width: number): number {
  let most = 0;
  let sum = 0;
  let window = -1;
  for (let at = 0; at < slots.length; at += 2) {
    const to = slots[at + 1] ?? 0;
    let slot = slots[at] ?? 0;
    while (slot < to) {
      const last = window;
      window = Math.floor(slot / width);
      if (window !== last) sum = 0;
      const end = Math.min((window + 1) * width, to);
      sum += (before[base + end] ?? 0) - (before[base + slot] ?? 0);
      if (sum > most) most = sum;
      slot = end;
    }
  }
  return most;
}

/** The peaks that are billed, `[cycle]` whole mW, of the highest of each row: the highest, or by the day. */
export function cyclePeaks(
  { days, cycles: cycleOf }: Grid,
  highest: Float64Array,
  peaks: Peaks | undefined,
  cycles: number,
): ArrayLike<number> {
  if (!areByDay(peaks)) {
    const most = new Float64Array(cycles);
    highest.forEach((milliW, row) => {
      const cycle = cycleOf[row] ?? 0;
      most[cycle] = Math.max(most[cycle] ?? 0, milliW);
    });
    return most;
  }
  // Rows are in the order of time: those of one day follow one another.
  const byDay = Array.from({ length: cycles }, (): number[] => []);
  let day = Number.NaN;
  let cycle = -1;
  highest.forEach((milliW, row) => {
    const ofCycle = byDay[cycleOf[row] ?? 0] ?? [];
    const sameDay = days[row]?.dayNumber === day && cycleOf[row] === cycle;
    if (sameDay) ofCycle.push(Math.max(ofCycle.pop() ?? 0, milliW));
    else ofCycle.push(milliW);
    day = days[row]?.dayNumber ?? Number.NaN;
    cycle = cycleOf[row] ?? -1;
  });
  return byDay.map((ofCycle) => peakOf(peaks, ofCycle));
}
