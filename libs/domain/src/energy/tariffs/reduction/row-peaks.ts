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
  return Float64Array.from(spans, (slots, row) => {
    const base = row * GRID_WIDTH;
    let most = 0;
    for (let at = 0; at < slots.length; at += 2) {
      const to = base + (slots[at + 1] ?? 0);
      for (let slot = base + (slots[at] ?? 0); slot < to; slot += 1) most = Math.max(most, peaks[slot] ?? 0);
    }
    return most;
  });
}

/** Whether clock windows of so many seconds begin and end with slots. */
export function windowsFit(windowS: number): boolean {
  return windowS % SLOT_S === 0 && DAY_S % windowS === 0;
}

/** The highest mean power of a clock window, counting what was used within the spans, by row, whole mW. */
export function windowPeaks(before: Float64Array, spans: readonly Spans[], windowS: number): Float64Array {
  const width = windowS / SLOT_S;
  const sums = new Float64Array(Math.ceil(GRID_WIDTH / width));
  return Float64Array.from(spans, (slots, row) => {
    const base = row * GRID_WIDTH;
    sums.fill(0);
    for (let at = 0; at < slots.length; at += 2) {
      const to = slots[at + 1] ?? 0;
      for (let slot = slots[at] ?? 0; slot < to; slot += 1) {
        const window = Math.floor(slot / width);
        sums[window] = (sums[window] ?? 0) + (before[base + slot + 1] ?? 0) - (before[base + slot] ?? 0);
      }
    }
    let most = 0;
    for (const sum of sums) most = Math.max(most, meanMilliW(sum, windowS));
    return most;
  });
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
  const byDay = Array.from({ length: cycles }, () => new Map<number, number>());
  highest.forEach((milliW, row) => {
    const ofCycle = byDay[cycleOf[row] ?? 0];
    const day = days[row]?.dayNumber ?? 0;
    ofCycle?.set(day, Math.max(ofCycle.get(day) ?? 0, milliW));
  });
  return byDay.map((ofCycle) => peakOf(peaks, [...ofCycle.values()]));
}
