import type { Flow } from '../model/charge.js';
import type { Totals } from '../reference/totals.js';
import { GRID_WIDTH } from './grid.js';
import type { Grid } from './grid.js';

/** The sums of whole cycles, from a grid of the load. */
export function totalsOfGrid(grid: Grid, cycles: number): Totals {
  const sums = (flow: Flow): readonly number[] => {
    const result = new Array<number>(cycles).fill(0);
    const before = grid.before[flow];
    if (before === undefined) return result;
    grid.cycles.forEach(
      (cycle, row) => (result[cycle] = (result[cycle] ?? 0) + (before[(row + 1) * GRID_WIDTH - 1] ?? 0)),
    );
    return result;
  };
  const peakMilliW = new Array<number>(cycles).fill(0);
  const peaks = grid.peak.import;
  if (peaks !== undefined)
    for (let row = 0; row < grid.cycles.length; row += 1) {
      const cycle = grid.cycles[row] ?? 0;
      let most = peakMilliW[cycle] ?? 0;
      for (let cell = row * GRID_WIDTH; cell < (row + 1) * GRID_WIDTH; cell += 1)
        most = Math.max(most, peaks[cell] ?? 0);
      peakMilliW[cycle] = most;
    }
  return {
    milliWh: { import: sums('import'), export: sums('export'), controlledLoad: sums('controlledLoad') },
    peakMilliW,
  };
}
