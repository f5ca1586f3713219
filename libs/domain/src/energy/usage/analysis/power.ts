import type { Load } from '#domain/energy/tariffs/model/load';

/** One point of a load-duration curve. */
export interface DurationPoint {
  /** Share of the time with at least this power. */
  readonly share: number;
  readonly milliW: number;
}

const POINTS = 100;
const BASE_PERCENTILE = 0.05;
const DARK_UNTIL_HOUR = 5;

/** Mean power of each interval in integer milliwatts. */
export function powersOf(load: Load, taken: Float64Array): Float64Array {
  return taken.map((milliWh, at) => Math.round((milliWh * 3600) / Math.max(load.durationS[at] ?? 3600, 1)));
}

/** Highest power and its place; zero of nothing. */
export function peakOf(powers: Float64Array): { readonly milliW: number; readonly at: number } {
  let at = 0;
  for (let other = 1; other < powers.length; other += 1) {
    if ((powers[other] ?? 0) > (powers[at] ?? 0)) at = other;
  }
  return { milliW: powers[at] ?? 0, at };
}

/** The powers in falling order at every hundredth of the time, both ends included. */
export function durationCurve(powers: Float64Array): readonly DurationPoint[] {
  if (powers.length === 0) return [];
  const falling = powers.toSorted((a, b) => b - a);
  const points = Math.min(POINTS, falling.length - 1);
  return Array.from({ length: points + 1 }, (_, point) => {
    const share = points === 0 ? 0 : point / points;
    return { share, milliW: falling[Math.round(share * (falling.length - 1))] ?? 0 };
  });
}

/**
 * Power drawn nearly always: the 5th percentile of the intervals. A home that exports draws
 * nothing by day, so only midnight to 05:00 is looked at there.
 */
export function baseLoadMilliW(powers: Float64Array, clock: Float64Array, exports: boolean): number {
  const dark = (localS: number): boolean => (localS % 86_400) / 3600 < DARK_UNTIL_HOUR;
  const looked = exports ? powers.filter((_, at) => dark(clock[at] ?? 0)) : powers;
  const rising = looked.toSorted((a, b) => a - b);
  return rising[Math.floor(BASE_PERCENTILE * rising.length)] ?? 0;
}
