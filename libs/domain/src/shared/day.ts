const DAY_MS = 86_400_000;
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Days since 1970-01-01 of a calendar day `YYYY-MM-DD`. */
export function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY_MS;
}

/** `YYYY-MM-DD` of days since 1970-01-01. */
export function dayText(number: number): string {
  return new Date(number * DAY_MS).toISOString().slice(0, 10);
}

/** The calendar day after. */
export function dayAfter(day: string): string {
  return dayText(dayNumber(day) + 1);
}

/** Months since year 0 of a calendar day: 12 times the year plus 0 to 11. */
export function monthNumber(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

/** Day of the month, from 1. */
export function dayOfMonth(day: string): number {
  return Number(day.slice(8, 10));
}

/** The same day of the month `months` later, or the last day of a shorter month. */
export function addMonths(day: string, months: number): string {
  const month = monthNumber(day) + months;
  const date = Math.min(dayOfMonth(day), daysInMonth(month));
  return `${twoDigits(Math.floor(month / 12))}-${twoDigits((month % 12) + 1)}-${twoDigits(date)}`;
}

/** Months from one day to a later one, begun months counted whole; 0 when it is not later. */
export function monthsUntil(from: string, to: string): number {
  if (to <= from) return 0;
  const months = monthNumber(to) - monthNumber(from);
  return addMonths(from, months) >= to ? months : months + 1;
}

/** Days of a month given as months since year 0. */
export function daysInMonth(month: number): number {
  const year = Math.floor(month / 12);
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month % 12 === 1 && isLeap ? 29 : (MONTH_DAYS[month % 12] ?? 31);
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
