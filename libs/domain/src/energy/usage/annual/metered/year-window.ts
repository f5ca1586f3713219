import { DomainError } from '#domain/shared/domain-error';
import type { DayGrid } from './day-grid.js';
import { firstDayOfMonth, monthOfDay } from './day-grid.js';

/** Twelve whole calendar months, as places in a grid of days. */
export interface YearWindow {
  /** Months since January of year 0 of the first month. */
  readonly firstMonth: number;
  /** Place in the grid of each month's first day, and of the day after the last: 13 values. */
  readonly monthStartDays: readonly number[];
}

const MONTHS = 12;
const FROM_WITHIN_MONTHS = 36;
const MONTH_TEXT = /^(\d{4})-(0[1-9]|1[0-2])$/;

/** Month number of `2026-03`. Throws `usage.bad-month`, or `usage.month-too-far` over three years from the data. */
export function monthFrom(text: string, lastDataMonth: number): number {
  const parts = MONTH_TEXT.exec(text);
  if (parts === null) {
    throw new DomainError('usage.bad-month', 'Give the first month as YYYY-MM.', { from: text.slice(0, 20) });
  }
  const month = Number(parts[1]) * 12 + Number(parts[2]) - 1;
  if (Math.abs(month - lastDataMonth) > FROM_WITHIN_MONTHS) {
    throw new DomainError('usage.month-too-far', 'Choose a year within three years of the readings.', {
      from: text,
    });
  }
  return month;
}

/** First month of the twelve that hold the most readings: they end with the last month of data or the one before. */
export function latestYear(grid: DayGrid, knownS: Float64Array, lastMonth: number): number {
  const ending = (month: number): number => month - MONTHS + 1;
  const known = (firstMonth: number): number => {
    const window = windowAt(grid, firstMonth);
    const from = grid.cellStart[window.monthStartDays[0] ?? 0] ?? 0;
    const to = grid.cellStart[window.monthStartDays[MONTHS] ?? 0] ?? 0;
    let sumS = 0;
    for (let cell = from; cell < to; cell += 1) sumS += knownS[cell] ?? 0;
    return sumS;
  };
  return known(ending(lastMonth)) >= known(ending(lastMonth - 1)) ? ending(lastMonth) : ending(lastMonth - 1);
}

/** The twelve months from `firstMonth` on; the grid must hold them. */
export function windowAt(grid: DayGrid, firstMonth: number): YearWindow {
  const monthStartDays = Array.from(
    { length: MONTHS + 1 },
    (_, at) => firstDayOfMonth(firstMonth + at) - grid.firstDay,
  );
  return { firstMonth, monthStartDays };
}

/**
 * Days of other years that may stand for a day, nearest first: the same date where the year holds
 * readings of its own, so that no day counts twice; the same weekday, 52 or 104 weeks off, for a
 * year of its own.
 */
export function sameDayOfOtherYears(day: number, wholeYear: boolean): readonly number[] {
  if (wholeYear) return [364, -364, 728, -728, 1092, -1092].map((apart) => day + apart);
  const month = monthOfDay(day);
  const dayOfMonth = day - firstDayOfMonth(month);
  return [1, -1, 2, -2].map((years) => {
    const other = month + years * MONTHS;
    return Math.min(firstDayOfMonth(other) + dayOfMonth, firstDayOfMonth(other + 1) - 1);
  });
}
