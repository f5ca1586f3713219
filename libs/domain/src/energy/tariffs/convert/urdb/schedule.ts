import type { Schedule, TimeWindow } from '#domain/energy/tariffs/model/time-window';
import type { HourMatrix } from './rate.js';

const MONTH_ENDS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
const WEEKEND = ['sat', 'sun'] as const;

/** The two matrices of a structure: Monday to Friday, and Saturday with Sunday. */
export interface Matrices {
  readonly weekday: HourMatrix;
  readonly weekend: HourMatrix;
}

/** When a period applies; undefined when always, null when never. */
export function scheduleOf(
  period: number,
  { weekday, weekend }: Matrices,
  holidays: Schedule['holidays'],
): Pick<Schedule, 'windows' | 'holidays'> | undefined | null {
  const onWeekdays = weekday.map((hours) => rangesOf(hours, period));
  const onWeekends = weekend.map((hours) => rangesOf(hours, period));
  if ([...onWeekdays, ...onWeekends].every((text) => text === WHOLE_DAY)) return undefined;
  const same = onWeekdays.every((text, month) => text === onWeekends[month]);
  const windows = same
    ? windowsOf(onWeekdays)
    : [
        ...windowsOf(onWeekdays).map((window) => ({ days: [...WEEKDAYS], ...window })),
        ...windowsOf(onWeekends).map((window) => ({ days: [...WEEKEND], ...window })),
      ];
  if (windows.length === 0) return null;
  return holidays === undefined ? { windows } : { windows, holidays };
}

/** A period that flat months give: whole months in which the structure's period applies. */
export function monthsSchedule(
  period: number,
  months: readonly number[],
): Pick<Schedule, 'windows'> | undefined | null {
  const ranges = months.map((each) => (each === period ? WHOLE_DAY : ''));
  if (ranges.every((text) => text === WHOLE_DAY)) return undefined;
  const windows = windowsOf(ranges);
  return windows.length === 0 ? null : { windows };
}

const WHOLE_DAY = '0-1440';

/** The hours of a day with this period, as `from-to` minutes joined by commas. */
function rangesOf(hours: readonly number[], period: number): string {
  const ranges: string[] = [];
  let from = -1;
  for (let hour = 0; hour <= 24; hour += 1) {
    const inside = hour < 24 && hours[hour] === period;
    if (inside && from < 0) from = hour;
    if (!inside && from >= 0) {
      ranges.push(`${from * 60}-${hour * 60}`);
      from = -1;
    }
  }
  return ranges.join(',');
}

/** One window for each set of months with the same hours. */
function windowsOf(rangesByMonth: readonly string[]): TimeWindow[] {
  const kinds = [...new Set(rangesByMonth)].filter((text) => text !== '');
  return kinds.map((text) => {
    const months = rangesByMonth.flatMap((each, month) => (each === text ? [month] : []));
    return {
      ...(text === WHOLE_DAY ? {} : { minutes: text.split(',').map(rangeOf) }),
      ...(months.length === 12 ? {} : { seasons: seasonsOf(months) }),
    };
  });
}

function rangeOf(text: string): { from: number; to: number } {
  const [from = 0, to = 0] = text.split('-').map(Number);
  return { from, to };
}

function seasonsOf(months: readonly number[]): { from: string; to: string }[] {
  const starts = months.filter((month) => !months.includes(month - 1));
  return starts.map((start) => {
    let end = start;
    while (months.includes(end + 1)) end += 1;
    return { from: monthDay(start, 1), to: monthDay(end, MONTH_ENDS[end] ?? 31) };
  });
}

function monthDay(month: number, day: number): string {
  return `${String(month + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
