import type { SeasonClimate, SeasonModel, Weather } from '#domain/energy/usage/shapes/season-model';
import { winterOfDay } from '#domain/energy/usage/shapes/season-model';
import type { DayWeather } from './day-course.js';
import { yearDayOf } from './day-course.js';
import type { DayGrid } from '../metered/day-grid.js';
import type { YearWindow } from '../metered/year-window.js';

/** Outdoor temperature at the home, hour after hour without a gap; NaN where it was not measured. */
export interface HourlyTemperature {
  /** Start of the first hour, epoch seconds UTC. */
  readonly startUtc: number;
  readonly celsius: ArrayLike<number>;
}

/** A season model that runs on measured weather, and that weather by day of the grid. */
export interface MeasuredSeasons {
  readonly model: SeasonModel;
  readonly weather: DayWeather;
}

/** Base of both degree-days: 65 °F. */
const BASE_C = 18.3;
const HOURS_FOR_A_DAY = 20;
const DAYS_WANTED = 0.9;
/** Fewer degree-days than this a day, in the month with most, and the weather asks for nothing. */
const LEAST_DEGREE_DAYS = 0.5;

/**
 * Puts measured degree-days in the place of the climates' normals. Undefined when more than a
 * tenth of the year's days have no temperature; single days without one get their month's mean.
 */
export function measuredSeasons(
  normals: SeasonModel,
  grid: DayGrid,
  window: YearWindow,
  temperature: HourlyTemperature,
): MeasuredSeasons | undefined {
  const means = Array.from({ length: grid.days }, (_, day) => dayMean(grid, day, temperature));
  const first = window.monthStartDays[0] ?? 0;
  const last = window.monthStartDays[12] ?? 0;
  const found = means.slice(first, last).filter((mean) => mean !== undefined).length;
  if (found < DAYS_WANTED * (last - first)) return undefined;
  const cooling = scaled(
    means.map((mean) => (mean === undefined ? undefined : Math.max(mean - BASE_C, 0))),
    window,
  );
  const heating = scaled(
    means.map((mean) => (mean === undefined ? undefined : Math.max(BASE_C - mean, 0))),
    window,
  );
  const days: readonly (readonly Weather[])[] = means.map((_, day) => [
    {
      cooling: cooling[day] ?? 0,
      heating: heating[day] ?? 0,
      winter: winterOfDay(yearDayOf(grid.firstDay + day)),
    },
  ]);
  const model = { climates: [typicalOf(normals)], hours: normals.hours };
  return { model, weather: (day) => days[day] ?? [] };
}

/** Mean of the hours that begin within a day; undefined with fewer than twenty. */
function dayMean(grid: DayGrid, day: number, { startUtc, celsius }: HourlyTemperature): number | undefined {
  const from = Math.ceil(((grid.dayStartUtc[day] ?? 0) - startUtc) / 3600);
  const to = Math.ceil(((grid.dayStartUtc[day + 1] ?? 0) - startUtc) / 3600);
  let sum = 0;
  let hours = 0;
  for (let hour = Math.max(from, 0); hour < Math.min(to, celsius.length); hour += 1) {
    const value = celsius[hour] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    sum += value;
    hours += 1;
  }
  return hours >= HOURS_FOR_A_DAY ? sum / hours : undefined;
}

/** Degree-days over the mean day of the window's month with most of them. */
function scaled(degreeDays: readonly (number | undefined)[], window: YearWindow): readonly number[] {
  const months = Array.from({ length: 12 }, (_, at) =>
    meanOf(degreeDays.slice(window.monthStartDays[at], window.monthStartDays[at + 1])),
  );
  const most = Math.max(...months);
  if (most < LEAST_DEGREE_DAYS) return degreeDays.map(() => 0);
  return degreeDays.map((value, day) => {
    const month = window.monthStartDays.findLastIndex((start) => start <= day);
    return (value ?? months[Math.min(Math.max(month, 0), 11)] ?? 0) / most;
  });
}

function meanOf(values: readonly (number | undefined)[]): number {
  const known = values.filter((value) => value !== undefined);
  return known.reduce((sum, value) => sum + value, 0) / Math.max(known.length, 1);
}

/** One climate between those that the zone allows. */
function typicalOf(normals: SeasonModel): SeasonClimate {
  const mean = (of: (climate: SeasonClimate) => number): number =>
    normals.climates.reduce((sum, climate) => sum + climate.weight * of(climate), 0);
  return {
    weight: 1,
    weather: [],
    winterLight: mean((climate) => climate.winterLight),
    typicalCooling: mean((climate) => climate.typicalCooling),
    typicalHeating: mean((climate) => climate.typicalHeating),
  };
}
