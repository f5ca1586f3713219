import type { LocalDay } from '../calendar/calendar.js';
import { announcedTest } from '../calendar/announced.js';
import { holidayTest } from '../calendar/holidays.js';
import type { HolidayTest } from '../calendar/holidays.js';
import type { MinuteRange, Schedule, TimeWindow } from '../model/time-window.js';

const SUNDAY = 6;
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const ALL_DAYS = 127;
const MOST_BITS = 30;
const MINUTES_A_DAY = 1440;

/** Flat pairs of minutes `[from, to, from, to, ...]`, half-open, rising, apart. */
export type Spans = readonly number[];

const WHOLE_DAY: Spans = [0, 1440];
const NEVER: Spans = [];

/** A window in numbers: quick to hold against hundreds of days. */
interface DayPattern {
  readonly weekdays: number;
  readonly holidays: 'only' | 'never' | undefined;
  /** Pairs of month * 100 + day, inclusive, possibly wrapping. */
  readonly seasons: Int32Array | undefined;
  readonly minutes: readonly MinuteRange[];
  readonly announced: 'only' | 'never' | undefined;
  /** 1 for the minutes that count to the announced day before. */
  readonly daysBack: 0 | 1;
}

/**
 * The minutes of a day on which a schedule applies. Days that match the same windows share one
 * answer, so a year needs only a handful of merges. Throws `tariffs.holidays-unknown`.
 */
export function scheduleSpans(schedule: Schedule | undefined): (day: LocalDay) => Spans {
  if (schedule === undefined) return () => WHOLE_DAY;
  const { announced } = schedule;
  const patterns = schedule.windows.flatMap((window) => patternsOf(window, announced?.beginsAt ?? 0));
  const isAnnounced = announcedTest(announced);
  const isHoliday: HolidayTest | undefined =
    schedule.holidays === undefined ? undefined : holidayTest(schedule.holidays.set);
  const asSunday = schedule.holidays?.policy === 'as-sunday';
  const known = new Map<number, Spans>();
  // Made once, not for each day: a catalogue has some hundred thousand days.
  const applies = (pattern: DayPattern, day: LocalDay, holiday: boolean): boolean =>
    matches(pattern, day.monthDay, 1 << (holiday && asSunday ? SUNDAY : day.weekday), holiday) &&
    (pattern.announced === undefined ||
      isAnnounced(day.dayNumber - pattern.daysBack) === (pattern.announced === 'only'));
  return (day) => {
    const holiday = isHoliday === undefined ? false : isHoliday(day.dayNumber);
    if (patterns.length > MOST_BITS)
      return merged(patterns.filter((pattern) => applies(pattern, day, holiday)));
    let bits = 0;
    for (let at = 0; at < patterns.length; at += 1) {
      const pattern = patterns[at];
      if (pattern !== undefined && applies(pattern, day, holiday)) bits |= 1 << at;
    }
    let spans = known.get(bits);
    if (spans === undefined) {
      spans = merged(patterns.filter((_, at) => (bits & (1 << at)) !== 0));
      known.set(bits, spans);
    }
    return spans;
  };
}

/** A window; in two parts where the announced day begins within the day of the clock. */
function patternsOf(window: TimeWindow, beginsAt: number): readonly DayPattern[] {
  const pattern = patternOf(window);
  if (window.announced === undefined || beginsAt === 0) return [pattern];
  return [
    { ...pattern, minutes: minutesWithin(pattern.minutes, 0, beginsAt), daysBack: 1 as const },
    { ...pattern, minutes: minutesWithin(pattern.minutes, beginsAt, MINUTES_A_DAY) },
  ].filter(({ minutes }) => minutes.length > 0);
}

function minutesWithin(ranges: readonly MinuteRange[], first: number, end: number): readonly MinuteRange[] {
  return ranges
    .flatMap(({ from, to }) =>
      from < to
        ? [{ from, to }]
        : [
            { from: 0, to },
            { from, to: MINUTES_A_DAY },
          ],
    )
    .map(({ from, to }) => ({ from: Math.max(from, first), to: Math.min(to, end) }))
    .filter(({ from, to }) => from < to);
}

function patternOf({ days, minutes, seasons, holidays, announced }: TimeWindow): DayPattern {
  return {
    announced,
    daysBack: 0,
    weekdays:
      days === undefined ? ALL_DAYS : days.reduce((bits, day) => bits | (1 << WEEKDAYS.indexOf(day)), 0),
    holidays,
    seasons:
      seasons === undefined
        ? undefined
        : Int32Array.from(seasons.flatMap(({ from, to }) => [numberOf(from), numberOf(to)])),
    minutes: minutes ?? [{ from: 0, to: 1440 }],
  };
}

/** `MM-DD` as month * 100 + day. */
function numberOf(monthDay: string): number {
  return Number(monthDay.slice(0, 2)) * 100 + Number(monthDay.slice(3));
}

function matches(pattern: DayPattern, monthDay: number, weekdayBit: number, holiday: boolean): boolean {
  if (pattern.seasons !== undefined && !inSeasons(pattern.seasons, monthDay)) return false;
  if (pattern.holidays === 'only') return holiday;
  if (pattern.holidays === 'never' && holiday) return false;
  return (pattern.weekdays & weekdayBit) !== 0;
}

function inSeasons(seasons: Int32Array, monthDay: number): boolean {
  for (let at = 0; at < seasons.length; at += 2) {
    const from = seasons[at] ?? 0;
    const to = seasons[at + 1] ?? 0;
    if (from <= to ? monthDay >= from && monthDay <= to : monthDay >= from || monthDay <= to) return true;
  }
  return false;
}

function merged(patterns: readonly DayPattern[]): Spans {
  const edges = patterns
    .flatMap(({ minutes }) => minutes)
    .flatMap(({ from, to }) =>
      from < to ? [[from, to] as const] : [[0, to] as const, [from, 1440] as const],
    )
    .sort((a, b) => a[0] - b[0]);
  if (edges.length === 0) return NEVER;
  const spans: number[] = [];
  for (const [from, to] of edges) {
    const last = spans.length - 1;
    if (last > 0 && from <= (spans[last] ?? 0)) spans[last] = Math.max(spans[last] ?? 0, to);
    else spans.push(from, to);
  }
  return spans;
}
