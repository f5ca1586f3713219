import type { Flow } from '../charge.js';
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
  peaks?.forEach((milliW, cell) => {
    const cycle = grid.cycles[Math.floor(cell / GRID_WIDTH)] ?? 0;
    if (milliW > (peakMilliW[cycle] ?? 0)) peakMilliW[cycle] = milliW;
  });
  return {
    milliWh: { import: sums('import'), export: sums('export'), controlledLoad: sums('controlledLoad') },
    peakMilliW,
  };
}
