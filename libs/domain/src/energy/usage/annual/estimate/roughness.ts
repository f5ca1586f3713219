import type { DonorDay } from './day-course.js';
import type { DayGrid } from '../metered/day-grid.js';
import { median } from '#domain/shared/statistics';

const DAYS_EACH_SIDE = 7;
const USUAL_SCATTER = 0.14;
const LEAST = 0.3;
const MOST = 3;

/**
 * How much rougher a home's year is to be expected than the usual home's, from how its days
 * scatter about the fortnight around them: 1 is usual, a variance ratio. 1 without whole days.
 */
export function roughnessOf(grid: DayGrid, days: readonly DonorDay[], milliWh: Float64Array): number {
  if (days.length === 0) return 1;
  const energies = days.map(({ day }) =>
    milliWh.subarray(grid.cellStart[day], grid.cellStart[day + 1]).reduce((sum, one) => sum + one, 0),
  );
  const scatter = energies.map((energy, at) => {
    const around = median(energies.slice(Math.max(at - DAYS_EACH_SIDE, 0), at + DAYS_EACH_SIDE + 1));
    return around > 0 ? Math.abs(energy / around - 1) : 0;
  });
  const ratio = median(scatter) / USUAL_SCATTER;
  return Math.min(Math.max(ratio ** 2, LEAST), MOST);
}
