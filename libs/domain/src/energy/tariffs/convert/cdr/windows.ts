import type { Season, TimeWindow, Weekday } from '#domain/energy/tariffs/model/time-window';
import type { CdrTimes } from './plan-detail.js';

const DAY_MINUTES = 1440;

const weekdays: ReadonlyMap<string, Weekday> = new Map<string, Weekday>([
  ['MON', 'mon'],
  ['TUE', 'tue'],
  ['WED', 'wed'],
  ['THU', 'thu'],
  ['FRI', 'fri'],
  ['SAT', 'sat'],
  ['SUN', 'sun'],
]);

/** Windows of a plan's times of use, or why they cannot be read. */
export type ReadWindows = { readonly windows: TimeWindow[] } | { readonly unread: string };

/**
 * Reads days and times. The end minute is inclusive in the standard (`20:59` ends at 21:00); holders
 * that write `21:00` mean the same. Absent days are all days, absent times the whole day.
 */
export function windowsOf(times: readonly CdrTimes[], seasons?: readonly Season[]): ReadWindows {
  if (times.length === 0) return { unread: 'no times are stated' };
  const windows: TimeWindow[] = [];
  for (const { days, startTime, endTime } of times) {
    const known = (days ?? []).flatMap((day) => weekdays.get(day) ?? []);
    if (known.length !== (days ?? []).length) return { unread: `days ${(days ?? []).join(' ')}` };
    const from = minuteOf(startTime ?? '00:00');
    const end = endTime == null ? DAY_MINUTES : minuteOf(endTime);
    if (from === undefined || from === DAY_MINUTES || end === undefined) {
      return { unread: `times ${startTime ?? ''} to ${endTime ?? ''}` };
    }
    const to = exclusive(end);
    windows.push({
      ...(known.length > 0 && known.length < 7 && { days: known }),
      ...(!(from === 0 && to === DAY_MINUTES) && { minutes: [{ from, to }] }),
      ...(seasons && { seasons: [...seasons] }),
    });
  }
  return { windows };
}

/** `HH:MM` with or without seconds, to minutes. */
function minuteOf(time: string): number | undefined {
  const match = /^(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?$/.exec(time.trim());
  if (!match) return undefined;
  const minute = Number(match[1]) * 60 + Number(match[2]);
  return minute <= DAY_MINUTES ? minute : undefined;
}

/** Minutes that end a five-minute slot are inclusive; round ones are already exclusive; 00:00 is midnight. */
function exclusive(end: number): number {
  const next = end % 5 === 4 ? end + 1 : end;
  return next === 0 ? DAY_MINUTES : next;
}

/** The part of the year from `MM-DD` to `MM-DD`; undefined when it is the whole year. */
export function seasonOf(startDate: string, endDate: string): Season | undefined {
  const from = startDate.slice(-5);
  const to = endDate.slice(-5) === '02-28' ? '02-29' : endDate.slice(-5);
  return dayAfter(to) === from ? undefined : { from, to };
}

/** Days in each month of a leap year. */
const monthDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function dayAfter(monthDay: string): string {
  const [month = 1, day = 1] = monthDay.split('-').map(Number);
  const two = (value: number): string => String(value).padStart(2, '0');
  if (day < (monthDays[month - 1] ?? 31)) return `${two(month)}-${two(day + 1)}`;
  return `${two((month % 12) + 1)}-01`;
}
