import { announcedDay, announcedTest } from './announced.js';
import { weekdayOf } from './holiday-rules.js';
import { holidayTest } from './holidays.js';
import type { HolidayTest } from './holidays.js';
import type { Schedule, Season, TimeWindow, Weekday } from '../model/time-window.js';

const DAY_S = 86_400;
const SUNDAY = 6;
const WEEKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** A day on a local clock, as schedules read it. */
export interface LocalDay {
  /** Days since 1970-01-01. */
  readonly dayNumber: number;
  /** Monday 0 to Sunday 6. */
  readonly weekday: number;
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** Month times 100 plus day of month. */
  readonly monthDay: number;
}

/** The local day of local seconds (epoch seconds that the clock's face would mean in UTC). */
export function localDayOf(localS: number): LocalDay {
  const dayNumber = Math.floor(localS / DAY_S);
  const date = new Date(dayNumber * DAY_S * 1000);
  const month = date.getUTCMonth() + 1;
  return {
    dayNumber,
    weekday: weekdayOf(dayNumber),
    year: date.getUTCFullYear(),
    month,
    monthDay: month * 100 + date.getUTCDate(),
  };
}

/** Tells whether a schedule applies at a minute of a local day, window by window. */
export interface ScheduleTest {
  applies(day: LocalDay, minute: number): boolean;
  /** Minutes of any day at which the answer can change. */
  readonly marks: readonly number[];
}

/** The test of a schedule; an absent schedule always applies. */
export function scheduleTest(schedule: Schedule | undefined): ScheduleTest {
  if (schedule === undefined) return { applies: () => true, marks: [] };
  const isHoliday: HolidayTest =
    schedule.holidays === undefined ? () => false : holidayTest(schedule.holidays.set);
  const asSunday = schedule.holidays?.policy === 'as-sunday';
  const { announced } = schedule;
  const isAnnounced = announcedTest(announced);
  const announcedMatches = (window: TimeWindow, { dayNumber }: LocalDay, minute: number): boolean =>
    window.announced === undefined ||
    isAnnounced(announcedDay(announced, dayNumber, minute)) === (window.announced === 'only');
  return {
    applies: (day, minute) => {
      const holiday = isHoliday(day.dayNumber);
      const weekday = WEEKDAYS[holiday && asSunday ? SUNDAY : day.weekday];
      return schedule.windows.some(
        (window) =>
          dayMatches(window, day, weekday, holiday) &&
          minuteMatches(window, minute) &&
          announcedMatches(window, day, minute),
      );
    },
    marks: [
      ...schedule.windows.flatMap((window) =>
        (window.minutes ?? []).flatMap(({ from, to }) => [from, to % 1440]),
      ),
      ...(announced?.beginsAt === undefined ? [] : [announced.beginsAt]),
    ],
  };
}

function dayMatches(
  window: TimeWindow,
  day: LocalDay,
  weekday: Weekday | undefined,
  holiday: boolean,
): boolean {
  if (window.seasons !== undefined && !window.seasons.some((season) => inSeason(season, day.monthDay)))
    return false;
  if (window.holidays === 'only') return holiday;
  if (window.holidays === 'never' && holiday) return false;
  return window.days === undefined || (weekday !== undefined && window.days.includes(weekday));
}

/** Whether a day (month times 100 plus day of month) lies in a part of the year. */
export function inSeason(season: Season, monthDay: number): boolean {
  const from = Number(season.from.replace('-', ''));
  const to = Number(season.to.replace('-', ''));
  return from <= to ? monthDay >= from && monthDay <= to : monthDay >= from || monthDay <= to;
}

function minuteMatches(window: TimeWindow, minute: number): boolean {
  if (window.minutes === undefined) return true;
  return window.minutes.some(({ from, to }) =>
    from < to ? minute >= from && minute < to : minute >= from || minute < to,
  );
}
