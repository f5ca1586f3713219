import type { Load } from '#domain/energy/tariffs/model/load';
import { zoneOf } from '#domain/shared/zone';
import type { HomeUsage } from '../home-usage.js';

const DAY_S = 86_400;
const HOUR_S = 3600;
/** Size of the change that is priced; what a drawn year changes is a multiple of it. */
const STEP = 0.25;
/** 1970-01-01 was a Thursday. */
const FIRST_WEEKDAY = 4;

/**
 * Ways in which the hours of a home move between years: towards the evening, towards noon, towards the
 * weekend. Each is a weight from about -1 to 1 by the clock on the wall, in local seconds.
 */
const SHAPES: readonly ((localS: number) => number)[] = [
  (localS) => daily(localS, 18),
  (localS) => daily(localS, 12),
  (localS) => (((Math.floor(localS / DAY_S) + FIRST_WEEKDAY) % 7) % 6 === 0 ? 1 : -0.4),
];
export const SHAPE_COUNT = SHAPES.length;

/**
 * How far such a change goes between one year and the next, a standard deviation, by what is known of the
 * hours. Estimates, fitted to nothing yet: small where the hours are metered, large where they are a typical
 * shape, since the home's own may be any household's.
 */
const SIZES: Readonly<Record<HomeUsage['timing'], number>> = { metered: 0.08, mixed: 0.2, spread: 0.35 };

/** By how much a priced step is multiplied for one standard deviation. */
export function shapeScale({ timing }: HomeUsage): number {
  return SIZES[timing] / STEP;
}

/** The home's loads with each shape moved by one step; every month keeps its energy. */
export function shapedLoads({ load }: HomeUsage): readonly Load[] {
  const zone = zoneOf(load.zone);
  const local = load.startUtc.map((startUtc) => zone.localAt(startUtc));
  const months = local.map((localS) => new Date(localS * 1000).getUTCMonth());
  return SHAPES.map((shape) => {
    const moved = load.importMilliWh.map((milliWh, at) => milliWh * (1 + STEP * shape(local[at] ?? 0)));
    const before = sumsByMonth(load.importMilliWh, months);
    const after = sumsByMonth(moved, months);
    const scale = before.map((sum, month) => (after[month] ? sum / after[month] : 1));
    return {
      ...load,
      importMilliWh: moved.map((milliWh, at) => Math.round(milliWh * (scale[months[at] ?? 0] ?? 1))),
    };
  });
}

function daily(localS: number, peakHour: number): number {
  return Math.cos((2 * Math.PI * (localS / HOUR_S - peakHour)) / 24);
}

function sumsByMonth(energy: Float64Array, months: Float64Array): readonly number[] {
  const sums = new Array<number>(12).fill(0);
  energy.forEach((milliWh, at) => {
    const month = months[at] ?? 0;
    sums[month] = (sums[month] ?? 0) + milliWh;
  });
  return sums;
}
