import type { SeasonModel, Weather } from '#domain/energy/usage/shapes/season-model';
import { yearDay } from '#domain/energy/usage/shapes/season-model';
import type { DayGrid } from '../metered/day-grid.js';
import { cellOfSlot, firstDayOfMonth, hourOfCell, monthOfDay, weekdayOf } from '../metered/day-grid.js';
import type { YearEstimate } from './year-estimate.js';

/** Weather of each day of the grid, for every climate of the season model. */
export type DayWeather = (day: number) => readonly Weather[];

/** A day whose intervals are all known, in whose likeness an unknown day may run. */
export interface DonorDay {
  /** Place in the grid. */
  readonly day: number;
  readonly yearDay: number;
  readonly weekday: number;
}

const DONORS_WANTED = 14;
const DONORS_IN_TURN = 4;
const RATIO_MOST = 4;
const YEAR_DAYS = 366;

/** The climates' normal weather by the calendar. */
export function normalWeather(model: SeasonModel, grid: DayGrid): DayWeather {
  return (day) => {
    const place = yearDayOf(grid.firstDay + day);
    return model.climates.map((climate) => climate.weather[place] ?? { cooling: 0, heating: 0, winter: 0 });
  };
}

/** Day of the year of an absolute day, counted in a leap year. */
export function yearDayOf(absoluteDay: number): number {
  const month = monthOfDay(absoluteDay);
  return yearDay(((month % 12) + 12) % 12, absoluteDay - firstDayOfMonth(month) + 1);
}

/** Days known from end to end by interval readings. */
export function donorDays(grid: DayGrid, knownS: Float64Array): readonly DonorDay[] {
  const donors: DonorDay[] = [];
  for (let day = 0; day < grid.days; day += 1) {
    const from = grid.cellStart[day] ?? 0;
    const to = grid.cellStart[day + 1] ?? 0;
    let whole = (to - from) * grid.stepS === 86_400;
    for (let cell = from; whole && cell < to; cell += 1) whole = (knownS[cell] ?? 0) >= grid.stepS;
    const absolute = grid.firstDay + day;
    if (whole) donors.push({ day, yearDay: yearDayOf(absolute), weekday: weekdayOf(absolute) });
  }
  return donors.length >= DONORS_WANTED ? donors : [];
}

/** What the course of a day is drawn from. */
export interface CourseSource {
  readonly grid: DayGrid;
  readonly model: SeasonModel;
  readonly estimate: YearEstimate;
  readonly weather: DayWeather;
  readonly donors: readonly DonorDay[];
  /** Known energy of the donors' cells. */
  readonly milliWh: Float64Array;
}

/**
 * Relative energy of the cells of a day: a known day of the same weekday from the same time of
 * the year, one of the four nearest in turn, bent from its season's hours to this day's; without
 * known days the typical hours of this season.
 */
export function dayCourse(source: CourseSource, day: number): Float64Array {
  const { grid } = source;
  const from = grid.cellStart[day] ?? 0;
  const course = new Float64Array((grid.cellStart[day + 1] ?? 0) - from);
  const hours = hoursOfDay(source, day);
  const donor = donorFor(source, day);
  const donorHours = donor === undefined ? undefined : hoursOfDay(source, donor.day);
  for (let at = 0; at < course.length; at += 1) {
    const hour = hourOfCell(grid, from + at);
    const typical = hours[hour] ?? 0;
    if (donor === undefined || donorHours === undefined) {
      course[at] = typical;
      continue;
    }
    const twin = cellOfSlot(grid, donor.day, grid.slotOfCell[from + at] ?? 0);
    course[at] = (source.milliWh[twin] ?? 0) * ratioOf(typical, donorHours[hour] ?? 0);
  }
  return course;
}

function hoursOfDay(source: CourseSource, day: number): readonly number[] {
  const parts = source.estimate.dayParts(source.weather(day));
  const { weatherFree, cooling, heating } = source.model.hours;
  return weatherFree.map(
    (share, hour) =>
      parts.weatherFree * share + parts.cooling * (cooling[hour] ?? 0) + parts.heating * (heating[hour] ?? 0),
  );
}

function ratioOf(wanted: number, had: number): number {
  if (had <= 0) return 1;
  return Math.min(Math.max(wanted / had, 1 / RATIO_MOST), RATIO_MOST);
}

function donorFor(source: CourseSource, day: number): DonorDay | undefined {
  const absolute = source.grid.firstDay + day;
  const place = yearDayOf(absolute);
  const weekday = weekdayOf(absolute);
  const alike = source.donors.filter((donor) => donor.weekday === weekday);
  const apart = (donor: DonorDay): number => {
    const days = Math.abs(donor.yearDay - place);
    return Math.min(days, YEAR_DAYS - days);
  };
  const nearest = (alike.length > 0 ? alike : source.donors)
    .toSorted((a, b) => apart(a) - apart(b) || a.day - b.day)
    .slice(0, DONORS_IN_TURN);
  const week = Math.floor(absolute / 7);
  return nearest.length === 0
    ? undefined
    : nearest[((week % nearest.length) + nearest.length) % nearest.length];
}
