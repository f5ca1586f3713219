import type { SeasonModel, Weather } from '#domain/energy/usage/shapes/season-model';
import type { DayParts, HomeKind } from './home-kinds.js';
import { kindsOf, levelOf, partsOf } from './home-kinds.js';
import { cholesky, dot, solve } from '#domain/shared/statistics';

/** What is known of one calendar month, and the weather of its known and of its open days. */
export interface MonthEvidence {
  readonly days: number;
  /** Share of the month's time with readings. */
  readonly knownShare: number;
  /** Mean of the known time; ignored when nothing is known. */
  readonly milliWhPerDay: number;
  /** By climate of the season model. */
  readonly knownWeather: readonly Weather[];
  readonly openWeather: readonly Weather[];
}

/** A kind of home that may be this one, and what it would use. */
export interface LikelyKind {
  readonly weight: number;
  readonly kind: HomeKind;
  /** How rough this home is about the kind's course: factor on the covariance, 1 for a usual home. */
  readonly roughness: number;
  /** Natural logarithm of mWh a day in the open days of January to December. */
  readonly logPerDay: readonly number[];
}

/** What the known months say about the open ones: a mixture of log-normal years. */
export interface YearEstimate {
  readonly kinds: readonly LikelyKind[];
  /** Covariance of the log levels of the months, the same for every kind. */
  readonly covariance: readonly (readonly number[])[];
  /** Days without readings in each month. */
  readonly openDays: readonly number[];
  /** Expected energy of the open days of each month, mWh (not rounded). */
  readonly openMilliWh: readonly number[];
  /** Expected course of a day of this weather (by climate), relative to the home's mean day. */
  dayParts(weather: readonly Weather[]): DayParts;
}

/** Spread of a month's level about the kind's course: slow, shared by neighbouring months, and its own. */
const SLOW_SPREAD = 0.15;
const NEIGHBOUR_CORRELATION = 0.6;
const OWN_SPREAD = 0.08;
/** A month below this share of the home's mean (an empty house) is held there, so that logs stay sane. */
const LEAST_MONTH = 0.05;
const LEAST_WEIGHT = 1e-3;
/** How many months' worth of evidence the usual roughness counts for against the home's own. */
const ROUGHNESS_TRUST = 3;
/** Beyond five times the usual spread nothing is learnt from a home, and means of log-normals run away. */
const MOST_ROUGHNESS = 25;

/**
 * Weighs every kind of home the season model allows by how well it explains the known months
 * (level left free), and predicts the open days by it: Gaussian regression on the logs of daily
 * use with residuals that neighbouring months share. With nothing known the level is 1 mWh a day.
 */
export function estimateYear(
  model: SeasonModel,
  months: readonly MonthEvidence[],
  usualRoughness = 1,
): YearEstimate {
  const known = months.map((month, at) => ({ at, month })).filter(({ month }) => month.knownShare > 0);
  const logKnown = logLevels(known.map(({ month }) => month));
  const lower = cholesky(
    known.map((row) => known.map((column) => slowCovariance(row.at, column.at) + ownVariance(row, column))),
  );
  const ones = known.map(() => 1);
  const solvedOnes = solve(lower, ones);
  const precision = dot(ones, solvedOnes);
  const crosses = months.map((_, at) => known.map((column) => slowCovariance(at, column.at)));
  const solvedCrosses = crosses.map((cross) => solve(lower, cross));
  const scored = kindsOf(model).map((kind) => {
    const course = logCourse(model, kind, months);
    const residual = logKnown.map((log, at) => log - (course.known[known[at]?.at ?? 0] ?? 0));
    const level = known.length === 0 ? 0 : dot(solvedOnes, residual) / precision;
    const rest = residual.map((value) => value - level);
    const misfit = dot(rest, solve(lower, rest));
    const logPerDay = course.open.map((log, at) => log + level + dot(solvedCrosses[at] ?? [], rest));
    const freedom = ROUGHNESS_TRUST + Math.max(known.length - 1, 0);
    const usual = ROUGHNESS_TRUST * usualRoughness;
    return {
      kind,
      logWeight: Math.log(kind.prior) - (freedom / 2) * Math.log(usual + misfit),
      roughness: Math.min((usual + misfit) / freedom, MOST_ROUGHNESS),
      logPerDay,
    };
  });
  const covariance = months.map((_, row) =>
    months.map((_month, column) => {
      const slack = (at: number): number => 1 - dot(crosses[at] ?? [], solvedOnes);
      const freeLevel = known.length === 0 ? 0 : (slack(row) * slack(column)) / precision;
      return slowCovariance(row, column) - dot(crosses[row] ?? [], solvedCrosses[column] ?? []) + freeLevel;
    }),
  );
  return withMeans(model, months, likely(scored), covariance);
}

/** Variance that the open days of a month have of their own; the fewer days, the more, down to one day. */
export function openVariance(openDays: number, days: number): number {
  return openDays > 0 ? (OWN_SPREAD ** 2 * days) / Math.max(openDays, 1) : 0;
}

function slowCovariance(row: number, column: number): number {
  const apart = Math.abs(row - column);
  return SLOW_SPREAD ** 2 * NEIGHBOUR_CORRELATION ** Math.min(apart, 12 - apart);
}

interface Placed {
  readonly at: number;
  readonly month: MonthEvidence;
}

function ownVariance(row: Placed, column: Placed): number {
  return row.at === column.at ? OWN_SPREAD ** 2 / row.month.knownShare : 0;
}

function logLevels(known: readonly MonthEvidence[]): readonly number[] {
  const mean = known.reduce((sum, month) => sum + month.milliWhPerDay, 0) / Math.max(known.length, 1);
  return known.map((month) => Math.log(Math.max(month.milliWhPerDay, mean * LEAST_MONTH, 1)));
}

function logCourse(
  model: SeasonModel,
  kind: HomeKind,
  months: readonly MonthEvidence[],
): { readonly known: readonly number[]; readonly open: readonly number[] } {
  const light = model.climates[kind.climate]?.winterLight ?? 0;
  const log = (weather: Weather | undefined): number =>
    weather === undefined ? 0 : Math.log(levelOf(partsOf(kind, light, weather)));
  return {
    known: months.map((month) => log(month.knownWeather[kind.climate])),
    open: months.map((month) => log(month.openWeather[kind.climate])),
  };
}

function likely(
  scored: readonly (Omit<LikelyKind, 'weight'> & { readonly logWeight: number })[],
): readonly LikelyKind[] {
  const best = scored.reduce((most, one) => Math.max(most, one.logWeight), Number.NEGATIVE_INFINITY);
  const weighed = scored.map((one) => ({ ...one, weight: Math.exp(one.logWeight - best) }));
  const kept = weighed.filter((one) => one.weight > LEAST_WEIGHT);
  const whole = kept.reduce((sum, one) => sum + one.weight, 0);
  return kept.map(({ kind, weight, roughness, logPerDay }) => ({
    kind,
    weight: weight / whole,
    roughness,
    logPerDay,
  }));
}

function withMeans(
  model: SeasonModel,
  months: readonly MonthEvidence[],
  kinds: readonly LikelyKind[],
  covariance: readonly (readonly number[])[],
): YearEstimate {
  const openDays = months.map((month) => month.days * (1 - month.knownShare));
  const openMilliWh = months.map((month, at) => {
    const days = openDays[at] ?? 0;
    const variance = (covariance[at]?.[at] ?? 0) + openVariance(days, month.days);
    return kinds.reduce(
      (sum, one) =>
        sum + one.weight * days * Math.exp((one.logPerDay[at] ?? 0) + (one.roughness * variance) / 2),
      0,
    );
  });
  return {
    kinds,
    covariance,
    openDays,
    openMilliWh,
    dayParts: (weather) => meanParts(model, kinds, weather),
  };
}

/** Posterior mean of the parts of a day, every kind brought to the same mean level first. */
function meanParts(model: SeasonModel, kinds: readonly LikelyKind[], weather: readonly Weather[]): DayParts {
  let weatherFree = 0;
  let cooling = 0;
  let heating = 0;
  for (const { kind, weight } of kinds) {
    const today = weather[kind.climate];
    if (today === undefined) continue;
    const parts = partsOf(kind, model.climates[kind.climate]?.winterLight ?? 0, today);
    const share = weight / (1 + kind.cooling * 0.35 + kind.heating * 0.35);
    weatherFree += share * parts.weatherFree;
    cooling += share * parts.cooling;
    heating += share * parts.heating;
  }
  return { weatherFree, cooling, heating };
}
