import type { HomeUsage } from '../home-usage.js';
import { annualMilliWh } from '../home-usage.js';

/** Resampled factors are rounded to so many levels, so that each plan is priced once a level, not once a year. */
const MOST_LEVELS = 25;
const MOST_YEARS = 200;

/**
 * The resampled years on a grid of factors. `cells[year * 12 + month]` is where that month stands among
 * `level * 12 + month`: its level times twelve and the month, in the order of the usage year.
 */
export interface UsageLevels {
  readonly factors: readonly number[];
  readonly cells: Int32Array;
  readonly years: number;
}

/** Rounds each factor of the first 200 years to the nearest of at most 25 evenly spaced levels. */
export function levelsOf(usage: HomeUsage): UsageLevels {
  const years = usage.resampledYears.slice(0, MOST_YEARS);
  const factors = years.flat().map((factor) => Math.max(0, factor));
  if (factors.length === 0) return { factors: [], cells: new Int32Array(0), years: 0 };
  const least = factors.reduce((a, b) => Math.min(a, b));
  const most = factors.reduce((a, b) => Math.max(a, b));
  const count = most > least ? MOST_LEVELS : 1;
  const step = count > 1 ? (most - least) / (count - 1) : 1;
  return {
    factors: Array.from({ length: count }, (_, level) => least + level * step),
    cells: Int32Array.from(factors, (factor, at) => Math.round((factor - least) / step) * 12 + (at % 12)),
    years: years.length,
  };
}

/**
 * Factors of the twelve months that bring the year to the low or high end of its 80 % interval: each
 * month moves by its own uncertainty, so that metered months stay as they are.
 */
export function bandFactors(usage: HomeUsage, end: 'low' | 'high'): readonly number[] {
  const annual = annualMilliWh(usage);
  const target = end === 'low' ? usage.lowMilliWh : usage.highMilliWh;
  const room = usage.months.map((month) =>
    end === 'low' ? month.milliWh - month.lowMilliWh : month.highMilliWh - month.milliWh,
  );
  const wanted = end === 'low' ? annual - target : target - annual;
  const total = room.reduce((a, b) => a + b, 0);
  if (wanted <= 0 || total <= 0) return usage.months.map(() => 1);
  const share = (end === 'low' ? -1 : 1) * Math.min(1, wanted / total);
  return usage.months.map(({ milliWh }, month) =>
    milliWh > 0 ? 1 + (share * (room[month] ?? 0)) / milliWh : 1,
  );
}
