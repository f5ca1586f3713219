import type { AnnualProfile } from './annual-profile.js';
import { seededDraws } from '#domain/shared/seeded-random';

/** How many years to draw, and the whole number that fixes every draw. */
export interface Resampling {
  /** 1 to 1000. */
  readonly count: number;
  readonly seed: number;
  /** Instead of `YEAR_WIDTHS`, where widths are tried. */
  readonly widths?: YearWidths;
}

/** How far the coming year differs from the known one: standard deviations of logarithms. */
export interface YearWidths {
  /** All months together, where a whole year is metered. */
  readonly year: number;
  /** The same for what is not metered: added in squares, in proportion to the share of the year without readings. */
  readonly unmetered: number;
  /** Each month about the year, where it is metered; what is estimated strays by its own range already. */
  readonly month: number;
}

/**
 * Learned from 14 real homes and years of which nine months or more are known, each home left out in turn:
 * `REGRET=fit npm run bench:regret` fits them again and says what they hold. `year` is above its fit, since
 * homes with long records are the steady ones; docs/decisions/0005 has the figures.
 */
export const YEAR_WIDTHS: YearWidths = { year: 0.027, unmetered: 0.15, month: 0.14 };

/** In so many years a home changes (people come, go, or heat otherwise), and then so many times further. */
export const CHANGE_SHARE = 0.2;
export const CHANGE_TIMES = 3;

const MOST_YEARS = 1000;
const TENTH_Z = 1.2816;
const WEEK_S = 7 * 86_400;
/** A week may be exchanged with one up to this many weeks earlier or later. */
const WEEKS_APART = 4;
/** A month of next to nothing has no meaningful factor: none is beyond this. */
const MOST_FACTOR = 10;

/**
 * Coming years as they may be: for each, one factor on the import of each of the twelve months, in the
 * profile's order, to four decimals. Three things vary. The estimated part follows the stated range:
 * months err together as much as the year's range and the months' ranges imply. The weeks are shuffled:
 * each is replaced by one from the same time of the year (block bootstrap). And the year to come is
 * another one: the home moves all of it, little as a rule and far in some years, and what is metered of every
 * month about it. Every month keeps its mean over the draws. The same profile and seed give the same years.
 */
export function resampleYears(
  profile: AnnualProfile,
  { count, seed, widths = YEAR_WIDTHS }: Resampling,
): readonly (readonly number[])[] {
  const draws = seededDraws(seed);
  const years = Math.min(Math.max(Math.trunc(count), 1), MOST_YEARS);
  const together = sharedPart(profile);
  const weeks = weeklyMilliWh(profile);
  const unknown = 1 - Math.min(1, profile.knownDays / YEAR_DAYS);
  const yearWidth = Math.hypot(widths.year, widths.unmetered * Math.sqrt(unknown));
  const known = profile.import.months.map(({ projectedShare }) => 1 - projectedShare);
  const drawn = Array.from({ length: years }, () => {
    const common = draws.normal();
    const change = yearWidth * (draws.chance(CHANGE_SHARE) ? CHANGE_TIMES : 1) * draws.normal();
    const swapped = weeks.map((_, week) => weeks[draws.near(week, WEEKS_APART, weeks.length)] ?? 0);
    const noise = known.map((share) => widths.month * Math.sqrt(share) * draws.normal());
    const meanNoise = noise.reduce((sum, one) => sum + one, 0) / noise.length;
    return profile.import.months.map((month, at) => {
      const own = draws.normal();
      if (month.milliWh <= 0) return 1;
      const z = Math.sqrt(together) * common + Math.sqrt(1 - together) * own;
      const reach =
        z < 0 ? month.milliWh - month.band80.lowMilliWh : month.band80.highMilliWh - month.milliWh;
      const estimated = 1 + (z * reach) / (TENTH_Z * month.milliWh);
      const shuffled = weekFactor(profile, at, weeks, swapped);
      return Math.max(estimated * shuffled, 0) * Math.exp(change + (noise[at] ?? 0) - meanNoise);
    });
  });
  return withMeanOne(drawn);
}

const YEAR_DAYS = 365;

/** Brings every month's factors to a mean of 1, within bounds and to four decimals. */
function withMeanOne(years: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const means = years[0]?.map(
    (_, at) => years.reduce((sum, year) => sum + (year[at] ?? 0), 0) / years.length,
  );
  return years.map((year) =>
    year.map((factor, at) => {
      const mean = means?.[at] ?? 1;
      return Math.round(Math.min(mean > 0 ? factor / mean : 1, MOST_FACTOR) * 10_000) / 10_000;
    }),
  );
}

/** Correlation of the months' errors at which their ranges add up to the year's range, 0 to 1. */
function sharedPart(profile: AnnualProfile): number {
  const width = (band: { readonly lowMilliWh: number; readonly highMilliWh: number }): number =>
    band.highMilliWh - band.lowMilliWh;
  const months = profile.import.months.map((month) => width(month.band80));
  const alone = months.reduce((sum, one) => sum + one * one, 0);
  const inStep = months.reduce((sum, one) => sum + one, 0) ** 2;
  if (inStep <= alone) return 0;
  const year = width(profile.import.interval80) ** 2;
  return Math.min(Math.max((year - alone) / (inStep - alone), 0), 1);
}

/** Import of the 52 whole weeks from the first day on. */
function weeklyMilliWh({ load }: AnnualProfile): readonly number[] {
  const weeks = Array.from({ length: 52 }, () => 0);
  const first = load.startUtc[0] ?? 0;
  for (const [at, startUtc] of load.startUtc.entries()) {
    const week = Math.floor((startUtc - first) / WEEK_S);
    if (week < weeks.length) weeks[week] = (weeks[week] ?? 0) + (load.importMilliWh[at] ?? 0);
  }
  return weeks;
}

/** What the exchanged weeks of a month bring together, over what its own weeks did. */
function weekFactor(
  profile: AnnualProfile,
  month: number,
  weeks: readonly number[],
  swapped: readonly number[],
): number {
  const first = profile.load.startUtc[0] ?? 0;
  const from = ((profile.load.startUtc[profile.monthStarts[month] ?? 0] ?? first) - first) / WEEK_S;
  const next = profile.load.startUtc[profile.monthStarts[month + 1] ?? 0];
  const to = next === undefined ? weeks.length : (next - first) / WEEK_S;
  let own = 0;
  let drawn = 0;
  for (let week = Math.floor(from); week < Math.min(Math.ceil(to), weeks.length); week += 1) {
    const share = Math.min(week + 1, to) - Math.max(week, from);
    own += share * (weeks[week] ?? 0);
    drawn += share * (swapped[week] ?? 0);
  }
  return own > 0 ? drawn / own : 1;
}
