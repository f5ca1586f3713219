import type { YearWidths } from '#domain/energy/usage/annual/resample';
import { CHANGE_SHARE, CHANGE_TIMES, resampleYears, YEAR_WIDTHS } from '#domain/energy/usage/annual/resample';
import { median, normalCdf } from '#domain/shared/statistics';
import type { Forecast } from './forecasts.js';
import { KNOWN_MONTHS } from './forecasts.js';
import { byHome, homeMean } from './home-mean.js';

const DRAWS = 400;
const SEED = 20_261_130;
const TENTH_Z = 1.2816;
const YEAR_DAYS = 365;
const STILL: YearWidths = { year: 0, unmetered: 0, month: 0 };
const YEARS = Array.from({ length: 16 }, (_, at) => 0.012 + at * 0.003);
const UNMETERED = Array.from({ length: 26 }, (_, at) => 0.05 + at * 0.01);
/** Shares of years that intervals of these shares should hold: what the widths are fitted to. */
const SHARES = [0.5, 0.7, 0.8, 0.8, 0.85];
/** Noise of the months is learned where the month itself was metered the year before. */
const METERED = 0.9;
const LEAST_METERED_MONTHS = 6;

/** One forecast year in logarithms. */
export interface YearError {
  readonly home: string;
  readonly months: number;
  readonly forecast: Forecast;
  /** What came over what was forecast. */
  readonly error: number;
  /** What the draws spread below and above without any of the widths: standard deviations. */
  readonly below: number;
  readonly above: number;
  readonly unknown: number;
  /** The same of metered months, about the year. */
  readonly monthErrors: readonly number[];
  readonly monthSpread: number;
}

/** Sets a forecast beside what came. */
export function yearError(forecast: Forecast): YearError {
  const { home, months, profile } = forecast;
  const came = sumOf(forecast, () => 1, 'came');
  const error = Math.log(Math.max(came, 1) / sumOf(forecast, () => 1, 'forecast'));
  const draws = resampleYears(profile, { count: DRAWS, seed: SEED, widths: STILL });
  const [low, high] = intervalOf(forecast, draws);
  const metered = profile.import.months.flatMap(({ meteredShare, milliWh }, at) => {
    const kwh = forecast.came[at];
    return meteredShare > METERED && kwh !== undefined && milliWh > 0 && kwh > 0
      ? [{ at, error: Math.log((kwh * 1e6) / milliWh) - error }]
      : [];
  });
  const spreads = metered.map(({ at }) => spreadOf(draws.map((year) => Math.log(year[at] ?? 1))));
  return {
    ...{ home: home.id, months, forecast, error },
    below: Math.max(0, -low / TENTH_Z),
    above: Math.max(0, high / TENTH_Z),
    unknown: 1 - Math.min(1, profile.knownDays / YEAR_DAYS),
    monthErrors: metered.map((month) => month.error),
    monthSpread: spreads.length === 0 ? 0 : median(spreads),
  };
}

/** Whether the 80 % interval of drawn years of these widths holds what came. */
export function holds({ forecast, error }: YearError, widths: YearWidths): boolean {
  const [low, high] = intervalOf(
    forecast,
    resampleYears(forecast.profile, { count: DRAWS, seed: SEED, widths }),
  );
  return error >= low && error <= high;
}

/** The widths at which intervals of several shares hold those shares of the years, every home counting once. */
export function fitWidths(errors: readonly YearError[]): YearWidths {
  let best = { year: 0, unmetered: 0, loss: Infinity };
  for (const year of YEARS) {
    for (const unmetered of UNMETERED) {
      const loss = lossOf(errors, { year, unmetered });
      if (loss < best.loss) best = { year, unmetered, loss };
    }
  }
  return { year: best.year, unmetered: best.unmetered, month: fitMonth(errors) };
}

/** Prints what fits all homes, and what fits all but one holds on that one. */
export function printFit(forecasts: readonly Forecast[]): void {
  const errors = forecasts.map(yearError);
  const homes = [...new Set(errors.map(({ home }) => home))];
  const leftOut = homes.map((home) => ({
    home,
    widths: fitWidths(errors.filter((one) => one.home !== home)),
  }));
  console.table([
    { fitted: 'all homes', ...rounded(fitWidths(errors)) },
    { fitted: 'in use', ...rounded(YEAR_WIDTHS) },
    ...leftOut.map(({ home, widths }) => ({ fitted: `without ${home}`, ...rounded(widths) })),
  ]);
  const widthsOf = new Map(leftOut.map(({ home, widths }) => [home, widths]));
  console.table(
    Object.fromEntries(
      KNOWN_MONTHS.map((months) => {
        const own = errors.filter((one) => one.months === months);
        const share = (widths: (one: YearError) => YearWidths): string =>
          (100 * homeMean(own, (one) => Number(holds(one, widths(one))))).toFixed(0);
        return [
          `${String(months)} months`,
          {
            homes: new Set(own.map(({ home }) => home)).size,
            years: own.length,
            'held, home left out %': share((one) => widthsOf.get(one.home) ?? YEAR_WIDTHS),
            'held, in use %': share(() => YEAR_WIDTHS),
          },
        ];
      }),
    ),
  );
}

function rounded({ year, unmetered, month }: YearWidths): Readonly<Record<string, string>> {
  return { year: year.toFixed(3), unmetered: unmetered.toFixed(3), month: month.toFixed(3) };
}

function lossOf(errors: readonly YearError[], widths: Pick<YearWidths, 'year' | 'unmetered'>): number {
  return KNOWN_MONTHS.reduce((sum, months) => {
    const own = errors.filter((one) => one.months === months);
    if (own.length === 0) return sum;
    const needed = own.map((one) => ({ home: one.home, share: Math.abs(2 * placeOf(one, widths) - 1) }));
    return SHARES.reduce(
      (most, share) => most + (homeMean(needed, (one) => Number(one.share <= share)) - share) ** 2,
      sum,
    );
  }, 0);
}

/** Share of the coming years that these widths expect to lie below what came. */
function placeOf(
  { error, below, above, unknown }: YearError,
  { year, unmetered }: Pick<YearWidths, 'year' | 'unmetered'>,
): number {
  const base = error < 0 ? below : above;
  const own = Math.hypot(year, unmetered * Math.sqrt(unknown));
  const at = (times: number): number => normalCdf(error / Math.hypot(base, own * times));
  return (1 - CHANGE_SHARE) * at(1) + CHANGE_SHARE * at(CHANGE_TIMES);
}

/** What metered months stray about their year beyond what shuffled weeks do, in the middle home. */
function fitMonth(errors: readonly YearError[]): number {
  const homes = byHome(errors.filter(({ monthErrors }) => monthErrors.length >= LEAST_METERED_MONTHS));
  return median(
    [...homes.values()].map((own) => {
      const spread = spreadOf(own.flatMap(({ monthErrors }) => monthErrors));
      return Math.sqrt(Math.max(0, spread ** 2 - median(own.map(({ monthSpread }) => monthSpread)) ** 2));
    }),
  );
}

/** Standard deviation by the distance that holds 80 %: far ones count once. */
function spreadOf(values: readonly number[]): number {
  return quantile(values.map(Math.abs), 0.8) / TENTH_Z;
}

function intervalOf(forecast: Forecast, draws: readonly (readonly number[])[]): readonly [number, number] {
  const plain = sumOf(forecast, () => 1, 'forecast');
  const logs = draws.map((year) => Math.log(sumOf(forecast, (at) => year[at] ?? 1, 'forecast') / plain));
  return [quantile(logs, 0.1), quantile(logs, 0.9)];
}

/** kWh of the months that came and are metered. */
function sumOf(
  { profile, came }: Forecast,
  factor: (at: number) => number,
  which: 'came' | 'forecast',
): number {
  return profile.import.months.reduce((sum, { milliWh }, at) => {
    const kwh = came[at];
    if (kwh === undefined) return sum;
    return sum + (which === 'came' ? kwh : (milliWh / 1e6) * factor(at));
  }, 0);
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = share * (sorted.length - 1);
  const low = sorted[Math.floor(place)] ?? 0;
  return low + (place - Math.floor(place)) * ((sorted[Math.ceil(place)] ?? low) - low);
}
