import { meanMilliW } from '../model/load.js';
import { GRID_WIDTH, SLOT_MINUTES } from './grid.js';
import type { Grid } from './grid.js';
import type { Spans } from './schedule-spans.js';

const DAY_S = 86_400;
const SLOT_S = SLOT_MINUTES * 60;

/** The highest mean power of a metered interval within the spans, `[cycle]` whole mW. */
export function intervalPeaks(
  grid: Grid,
  peaks: Float64Array,
  spans: readonly Spans[],
  cycles: number,
): Float64Array {
  const highest = new Float64Array(cycles);
  spans.forEach((slots, row) => {
    const cycle = grid.cycles[row] ?? 0;
    const base = row * GRID_WIDTH;
    let most = highest[cycle] ?? 0;
    for (let at = 0; at < slots.length; at += 2) {
      const to = base + (slots[at + 1] ?? 0);
      for (let slot = base + (slots[at] ?? 0); slot < to; slot += 1) most = Math.max(most, peaks[slot] ?? 0);
    }
    highest[cycle] = most;
  });
  return highest;
}

/** Whether clock windows of so many seconds begin and end with slots. */
export function windowsFit(windowS: number): boolean {
  return windowS % SLOT_S === 0 && DAY_S % windowS === 0;
}

/** The highest mean power of a clock window, counting what was used within the spans, `[cycle]` whole mW. */
export function windowPeaks(
  grid: Grid,
  before: Float64Array,
  spans: readonly Spans[],
  { windowS, cycles }: { readonly windowS: number; readonly cycles: number },
): Float64Array {
  const highest = new Float64Array(cycles);
  const width = windowS / SLOT_S;
  const sums = new Float64Array(Math.ceil(GRID_WIDTH / width));
  spans.forEach((slots, row) => {
    const cycle = grid.cycles[row] ?? 0;
    const base = row * GRID_WIDTH;
    sums.fill(0);
    for (let at = 0; at < slots.length; at += 2) {
      const to = slots[at + 1] ?? 0;
      for (let slot = slots[at] ?? 0; slot < to; slot += 1) {
        const window = Math.floor(slot / width);
        sums[window] = (sums[window] ?? 0) + (before[base + slot + 1] ?? 0) - (before[base + slot] ?? 0);
      }
    }
    for (const sum of sums) highest[cycle] = Math.max(highest[cycle] ?? 0, meanMilliW(sum, windowS));
  });
  return highest;
}
