import type { MonthSum } from './rhythm.js';
import type { UsageAnalysis } from './usage-analysis.js';

type Seasonality = UsageAnalysis['seasonality'];

/** A season that uses at least this much more than another stands out. */
const STANDS_OUT = 1.2;

/** Meteorological seasons as months January (1) to December. */
const JUNE_TO_AUGUST: readonly number[] = [6, 7, 8];
const DECEMBER_TO_FEBRUARY: readonly number[] = [12, 1, 2];

/**
 * Seasonal class of a home from its months. Summer and winter are the mean months of their three
 * months. `dominant` when one is 1.2 times the other; `two-peaks` when both are 1.2 times the mean
 * of spring and autumn; variation is the sample standard deviation over the mean. Rounded to five
 * decimals.
 */
export function seasonalityOf(
  months: readonly MonthSum[],
  hemisphere: Seasonality['hemisphere'],
): Seasonality {
  const north = hemisphere === 'north';
  const summer = meanOf(months, north ? JUNE_TO_AUGUST : DECEMBER_TO_FEBRUARY);
  const winter = meanOf(months, north ? DECEMBER_TO_FEBRUARY : JUNE_TO_AUGUST);
  const between = meanOf(months, [3, 4, 5, 9, 10, 11]);
  const dominant = dominantOf(summer, winter);
  return {
    class: classOf(summer, winter, between, dominant),
    summerToWinter: summer === null || winter === null || winter <= 0 ? null : round(summer / winter),
    dominant,
    variation: round(variationOf(months.map((month) => month.importMilliWh))),
    hemisphere,
  };
}

function dominantOf(summer: number | null, winter: number | null): Seasonality['dominant'] {
  if (summer === null || winter === null || summer + winter <= 0) return 'neither';
  if (summer >= STANDS_OUT * winter) return 'summer';
  if (winter >= STANDS_OUT * summer) return 'winter';
  return 'neither';
}

function classOf(
  summer: number | null,
  winter: number | null,
  between: number | null,
  dominant: Seasonality['dominant'],
): Seasonality['class'] {
  const standsOut = (season: number | null): boolean =>
    season !== null && between !== null && season > 0 && season >= STANDS_OUT * between;
  if (standsOut(summer) && standsOut(winter)) return 'two-peaks';
  switch (dominant) {
    case 'summer':
      return 'summer-peak';
    case 'winter':
      return 'winter-peak';
    case 'neither':
      return 'flat';
  }
}

/** Mean import of the months of a season; null where none of them is there. */
function meanOf(months: readonly MonthSum[], season: readonly number[]): number | null {
  const found = months.filter((month) => season.includes(Number(month.month.slice(5))));
  if (found.length === 0) return null;
  return found.reduce((sum, month) => sum + month.importMilliWh, 0) / found.length;
}

function variationOf(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  if (mean <= 0) return 0;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1)) / mean;
}

function round(value: number): number {
  return Math.round(value * 100_000) / 100_000;
}
