import type { Load } from '#domain/energy/tariffs/model/load';
import { zoneOf } from '#domain/shared/zone';
import type { HomeUsage } from '../home-usage.js';
import { seededDraws } from '#domain/shared/seeded-random';

const DAY_S = 86_400;
const HOUR_S = 3600;
/** Size of the change that is priced; a drawn year's change is a multiple of it. */
const STEP = 0.25;
/** 1970-01-01 was a Thursday. */
const FIRST_WEEKDAY = 4;

/**
 * Ways in which a home's use shifts between years: towards the evening, towards noon, towards the weekend.
 * Each gives a weight from about -1 to 1 for a local time in seconds.
 */
export const SHAPES: readonly ((localS: number) => number)[] = [
  (localS) => daily(localS, 18),
  (localS) => daily(localS, 12),
  (localS) => (((Math.floor(localS / DAY_S) + FIRST_WEEKDAY) % 7) % 6 === 0 ? 1 : -0.4),
];
/** Place, after the shapes, of the power that is used where none was. */
export const WAKING = SHAPES.length;
export const SHAPE_COUNT = SHAPES.length + 1;
/**
 * What an empty month uses once somebody lives there, and the share of years in which that happens. Chosen: of
 * real homes only one was seen to empty, for two months, and one month of the year after came to 960 kWh.
 */
const WOKEN_MILLI_WH = 300_000_000;
const WAKING_SHARE = 0.2;

/**
 * How far each shape moves between one year and the next, standard deviations, where the hours are metered,
 * and where they are a typical shape, since the home's own may be any household's. Learned from 13 real homes,
 * as monthly bills and as metered: `REGRET=fit npm run bench:regret` prints them again.
 */
const METERED_SIZES = [0.08, 0.06, 0.04];
const SPREAD_SIZES = [0.3, 0.25, 0.06];
/** Added in squares, in proportion to the energy that is not metered, whatever the shape. */
const UNMETERED_SIZE = 0.12;
/** How much of a home's hours is a typical shape. */
const SPREAD_PARTS: Readonly<Record<HomeUsage['timing'], number>> = { metered: 0, mixed: 0.5, spread: 1 };

/** By shape, by how much a priced step is multiplied for one standard deviation. */
export function shapeScales({ timing, meteredShare }: HomeUsage): readonly number[] {
  const part = SPREAD_PARTS[timing];
  return METERED_SIZES.map((metered, shape) => {
    const size = Math.hypot(
      metered * Math.sqrt(1 - part),
      (SPREAD_SIZES[shape] ?? 0) * Math.sqrt(part),
      UNMETERED_SIZE * Math.sqrt(1 - Math.min(1, meteredShare)),
    );
    return size / STEP;
  });
}

/** The home with power used in the months that used none; undefined where every month used some. */
export function wokenLoad({ load, months }: HomeUsage): Load | undefined {
  const empty = new Set(
    months.flatMap(({ month, milliWh }) => (milliWh > 0 ? [] : [Number(month.slice(5)) - 1])),
  );
  if (empty.size === 0) return undefined;
  const zone = zoneOf(load.zone);
  const place = load.startUtc.map((startUtc) => new Date(zone.localAt(startUtc) * 1000).getUTCMonth());
  const counts = new Map([...empty].map((month) => [month, place.filter((each) => each === month).length]));
  const importMilliWh = load.importMilliWh.map((milliWh, at) => {
    const count = counts.get(place[at] ?? 0);
    return count === undefined ? milliWh : Math.round(WOKEN_MILLI_WH / count);
  });
  return { ...load, importMilliWh };
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

const SEED = 20_261_130;

/**
 * How far each shape moved in each drawn year, in standard deviations: `year * SHAPE_COUNT + shape`. Of waking
 * it is 1 in the years in which empty months are lived in, else 0.
 */
export interface ShapeDraws {
  readonly steps: Float64Array;
}

/** Normal draws, the same for the same number of years; each shape's have a mean of nothing, but for waking. */
export function shapeDraws(years: number): ShapeDraws {
  const draws = seededDraws(SEED);
  const steps = Float64Array.from({ length: years * SHAPE_COUNT }, () => draws.normal());
  for (let shape = 0; shape < WAKING; shape += 1) {
    const own = steps.filter((_, at) => at % SHAPE_COUNT === shape);
    const mean = own.reduce((total, step) => total + step, 0) / own.length;
    for (let at = shape; at < steps.length; at += SHAPE_COUNT) steps[at] = (steps[at] ?? 0) - mean;
  }
  for (let year = 0; year < years; year += 1) steps[year * SHAPE_COUNT + WAKING] = Number(wakes(year));
  return { steps };
}

/** Share of so many drawn years in which empty months are lived in. */
export function wakingShare(years: number): number {
  return Array.from({ length: years }, (_, year) => wakes(year)).filter(Boolean).length / Math.max(1, years);
}

/** Evenly among the years, so that few years hold their share too. */
function wakes(year: number): boolean {
  return Math.floor((year + 1) * WAKING_SHARE) > Math.floor(year * WAKING_SHARE);
}
