import { holidayTest } from '../holidays.js';
import type { HolidayTest } from '../holidays.js';
import type { MinuteRange, Schedule, TimeWindow } from '../time-window.js';
import type { LocalDay } from '../calendar.js';

const SUNDAY = 6;
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const ALL_DAYS = 127;

/** Flat pairs of minutes `[from, to, from, to, ...]`, half-open, rising, apart. */
export type Spans = readonly number[];

const WHOLE_DAY: Spans = [0, 1440];
const NEVER: Spans = [];

/** A window in numbers: quick to hold against hundreds of days. */
interface DayPattern {
  readonly weekdays: number;
  readonly holidays: 'only' | 'never' | undefined;
  /** Pairs of month * 100 + day, inclusive, possibly wrapping. */
  readonly seasons: readonly number[] | undefined;
  readonly minutes: readonly MinuteRange[];
}

/**
 * The minutes of a day on which a schedule applies. Days that match the same windows share one
 * answer, so a year needs only a handful of merges.
 */
export function scheduleSpans(schedule: Schedule | undefined): (day: LocalDay) => Spans {
  if (schedule === undefined) return () => WHOLE_DAY;
  const patterns = schedule.windows.map(patternOf);
  const isHoliday: HolidayTest | undefined =
    schedule.holidays === undefined ? undefined : holidayTest(schedule.holidays.set);
  const asSunday = schedule.holidays?.policy === 'as-sunday';
  const known = new Map<string | number, Spans>();
  const small = patterns.length <= 30;
  return (day) => {
    const holiday = isHoliday?.(day.dayNumber) ?? false;
    const weekdayBit = 1 << (holiday && asSunday ? SUNDAY : day.weekday);
    const key = small
      ? bitsOf(patterns, day, weekdayBit, holiday)
      : textOf(patterns, day, weekdayBit, holiday);
    let spans = known.get(key);
    if (spans === undefined) {
      spans = merged(patterns.filter((pattern) => matches(pattern, day.monthDay, weekdayBit, holiday)));
      known.set(key, spans);
    }
    return spans;
  };
}

function patternOf({ days, minutes, seasons, holidays }: TimeWindow): DayPattern {
  return {
    weekdays:
      days === undefined ? ALL_DAYS : days.reduce((bits, day) => bits | (1 << WEEKDAYS.indexOf(day)), 0),
    holidays,
    seasons: seasons?.flatMap(({ from, to }) => [Number(from.replace('-', '')), Number(to.replace('-', ''))]),
    minutes: minutes ?? [{ from: 0, to: 1440 }],
  };
}

function matches(pattern: DayPattern, monthDay: number, weekdayBit: number, holiday: boolean): boolean {
  if (pattern.seasons !== undefined && !inSeasons(pattern.seasons, monthDay)) return false;
  if (pattern.holidays === 'only') return holiday;
  if (pattern.holidays === 'never' && holiday) return false;
  return (pattern.weekdays & weekdayBit) !== 0;
}

function inSeasons(seasons: readonly number[], monthDay: number): boolean {
  for (let at = 0; at < seasons.length; at += 2) {
    const from = seasons[at] ?? 0;
    const to = seasons[at + 1] ?? 0;
    if (from <= to ? monthDay >= from && monthDay <= to : monthDay >= from || monthDay <= to) return true;
  }
  return false;
}

function bitsOf(
  patterns: readonly DayPattern[],
  day: LocalDay,
  weekdayBit: number,
  holiday: boolean,
): number {
  let bits = 0;
  for (let at = 0; at < patterns.length; at += 1) {
    const pattern = patterns[at];
    if (pattern !== undefined && matches(pattern, day.monthDay, weekdayBit, holiday)) bits |= 1 << at;
  }
  return bits;
}

function textOf(
  patterns: readonly DayPattern[],
  day: LocalDay,
  weekdayBit: number,
  holiday: boolean,
): string {
  return patterns
    .map((pattern) => (matches(pattern, day.monthDay, weekdayBit, holiday) ? '1' : '0'))
    .join('');
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
