import type { HomeUsage } from '../home-usage.js';
import { calendarMonths } from '../home-usage.js';

/** Each month is priced at no more than this many levels of use; a drawn month lies between two of them. */
const MOST_LEVELS = 25;
const MOST_YEARS = 200;
const MONTHS = 12;

/**
 * The drawn years on a grid of levels. Costs at the levels are indexed by `level * 12 + month`, January first;
 * `lower[year * 12 + month]` is the cell at or below a drawn month and `upperShare` its position on the way to
 * the next level (0 to 1). Interpolation is exact where cost is linear in use.
 */
export interface UsageLevels {
  /** By level, factors on the months of the usage year in their order. */
  readonly factors: readonly (readonly number[])[];
  readonly years: number;
  readonly lower: Int32Array;
  readonly upperShare: Float64Array;
  /** Weight of each cell in years, so that the mean of any cost over the drawn years is a weighted sum. */
  readonly meanWeights: Float64Array;
}

/**
 * Puts the first 200 drawn years on at most 25 levels a month, with equally many draws between each two. Every
 * month's factors are scaled to a mean of 1, so that drawn years average to the expected one.
 */
export function levelsOf(usage: HomeUsage): UsageLevels {
  const drawn = usage.drawnYears.slice(0, MOST_YEARS);
  const years = drawn.length;
  const columns = Array.from({ length: MONTHS }, (_, at) => centred(drawn.map((year) => year[at] ?? 1)));
  const count = years === 0 ? 0 : Math.min(MOST_LEVELS, years);
  const grids = columns.map((column) => gridOf(column, count));
  const places = calendarMonths(usage);
  const lower = new Int32Array(years * MONTHS);
  const upperShare = new Float64Array(years * MONTHS);
  const meanWeights = new Float64Array(count * MONTHS);
  columns.forEach((column, at) => {
    const grid = grids[at] ?? [];
    const place = places[at] ?? 0;
    column.forEach((factor, year) => {
      const level = levelBelow(grid, factor);
      const floor = grid[level] ?? 0;
      const room = (grid[level + 1] ?? floor) - floor;
      const share = room > 0 ? (factor - floor) / room : 0;
      const cell = level * MONTHS + place;
      lower[year * MONTHS + place] = cell;
      upperShare[year * MONTHS + place] = share;
      meanWeights[cell] = (meanWeights[cell] ?? 0) + (1 - share) / years;
      if (share > 0) meanWeights[cell + MONTHS] = (meanWeights[cell + MONTHS] ?? 0) + share / years;
    });
  });
  const factors = Array.from({ length: count }, (_, level) => grids.map((grid) => grid[level] ?? 1));
  return { factors, years, lower, upperShare, meanWeights };
}

/** Scales factors to a mean of 1, with none below 0. */
function centred(factors: readonly number[]): readonly number[] {
  const kept = factors.map((factor) => Math.max(0, factor));
  const mean = kept.reduce((total, factor) => total + factor, 0) / kept.length;
  return mean > 0 ? kept.map((factor) => factor / mean) : kept.map(() => 1);
}

/** Factors at evenly spaced ranks, from the least to the greatest. */
function gridOf(factors: readonly number[], count: number): readonly number[] {
  const sorted = [...factors].sort((a, b) => a - b);
  return Array.from(
    { length: count },
    (_, level) => sorted[Math.round((level * (sorted.length - 1)) / Math.max(1, count - 1))] ?? 1,
  );
}

/** The last level at or below a factor; never the topmost, so that there is always a next one. */
function levelBelow(grid: readonly number[], factor: number): number {
  let level = 0;
  while (level < grid.length - 2 && (grid[level + 1] ?? Infinity) <= factor) level += 1;
  return level;
}
