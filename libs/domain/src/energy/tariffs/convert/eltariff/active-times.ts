import { dayNumber, dayText } from '#domain/shared/day';
import { holidaysOf } from '#domain/energy/tariffs/calendar/holidays';
import { HOLIDAY_SETS } from '#domain/energy/tariffs/calendar/holiday-sets';
import type { Schedule, TimeWindow, Weekday } from '#domain/energy/tariffs/model/time-window';
import type { ActivePeriod, CalendarPattern, Period, RecurringPeriod } from './tariffs-document.js';

const WEEK: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** A part of a tariff that cannot be read, in words. */
export class NotUnderstood extends Error {}

/** What the names of days in a tariff mean. */
export interface Days {
  readonly patterns: readonly CalendarPattern[];
  /** The days for which dated patterns are known. */
  readonly period: Period;
}

type Dated = Pick<Schedule, 'holidays' | 'announced'>;

/** The times of recurring periods; undefined = always. Throws `NotUnderstood`. */
export function scheduleOf(recurring: readonly RecurringPeriod[], days: Days): Schedule | undefined {
  const odd = recurring.find(({ frequency }) => frequency != null && frequency !== 'P1D');
  if (odd !== undefined) throw new NotUnderstood(`Times that recur every ${odd.frequency ?? ''}`);
  const active = recurring.flatMap(({ activePeriods }) => activePeriods);
  if (active.length === 0) return undefined;
  const dates = datesOf(active, days);
  const dated = dates.length === 0 ? {} : datedDays(dates, days.period);
  const windows = active.flatMap((each) => windowsOf(each, days, dated));
  return windows.some((window) => Object.keys(window).length === 0) ? undefined : { windows, ...dated };
}

/** The windows of an active period: on its weekdays, and on its dated days where it includes these. */
function windowsOf(active: ActivePeriod, days: Days, dated: Dated): readonly TimeWindow[] {
  const { include, exclude } = referencesOf(active);
  const minutes = minutesOf(active);
  const excluded = new Set(exclude.flatMap((name) => patternOf(name, days).days ?? []));
  const on = (numbers: readonly number[]): readonly Weekday[] =>
    WEEK.filter((_, at) => numbers.includes(at + 1) && !excluded.has(at + 1));
  const included = include.flatMap((name) => patternOf(name, days).days ?? []);
  const all = [1, 2, 3, 4, 5, 6, 7];
  const weekdays = on(include.length === 0 ? all : included);
  if (minutes !== undefined && minutes.to <= minutes.from && weekdays.length < WEEK.length)
    throw new NotUnderstood('Times over midnight on some days only');
  const has = (names: readonly string[]): boolean =>
    names.some((name) => (patternOf(name, days).dates ?? []).length > 0);
  const kind = dated.announced === undefined ? 'holidays' : 'announced';
  const windowOn = (those: readonly Weekday[], only?: 'only' | 'never'): readonly TimeWindow[] =>
    those.length === 0
      ? []
      : [
          {
            ...(those.length < WEEK.length && { days: [...those] }),
            ...(minutes !== undefined && { minutes: [minutes] }),
            ...(only !== undefined && { [kind]: only }),
          },
        ];
  if (has(exclude)) return windowOn(weekdays, 'never');
  if (!has(include) || weekdays.length === WEEK.length) return windowOn(weekdays);
  return [...windowOn(weekdays), ...windowOn(on(all), 'only')];
}

/** Minutes of the clock; undefined = the whole day. */
function minutesOf({ fromIncluding, toExcluding }: ActivePeriod): { from: number; to: number } | undefined {
  const [from, to] = [minuteOf(fromIncluding), minuteOf(toExcluding)];
  if (from === 0 && (to === 0 || to === 1440)) return undefined;
  if (from === undefined || to === undefined || from === to || from === 1440)
    throw new NotUnderstood(`The times ${fromIncluding} to ${toExcluding}`);
  return { from, to: to === 0 ? 1440 : to };
}

function minuteOf(text: string): number | undefined {
  const [, hour, minute] = /^(\d{2}):(\d{2})(?::00)?$/.exec(text) ?? [];
  if (hour === undefined || minute === undefined) return undefined;
  const at = Number(hour) * 60 + Number(minute);
  return Number(minute) < 60 && at <= 1440 ? at : undefined;
}

function referencesOf({ calendarPatternReferences: named }: ActivePeriod): {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
} {
  return { include: named?.include ?? [], exclude: named?.exclude ?? [] };
}

function patternOf(name: string, { patterns }: Days): CalendarPattern {
  const [found, another] = patterns.filter((each) => (each.reference ?? each.name) === name);
  if (found === undefined) throw new NotUnderstood(`Days "${name}", which the answer does not explain`);
  if (another !== undefined) throw new NotUnderstood(`Days "${name}", which the answer explains twice`);
  const [weekdays, dates] = [found.days ?? [], found.dates ?? []];
  if (weekdays.length > 0 === dates.length > 0)
    throw new NotUnderstood(`Days "${name}", explained by both weekdays and dates, or by neither`);
  return found;
}

/** The dated days that the periods name: one set, since a schedule has no two. */
function datesOf(active: readonly ActivePeriod[], days: Days): readonly string[] {
  const sets = active.flatMap((each) => {
    const { include, exclude } = referencesOf(each);
    const dates = [...include, ...exclude].flatMap((name) => patternOf(name, days).dates ?? []);
    return dates.length === 0 ? [] : [[...new Set(dates)].toSorted()];
  });
  const [first = [], ...others] = sets;
  if (others.some((each) => each.join() !== first.join())) throw new NotUnderstood('Two lists of dated days');
  return first;
}

/**
 * Dated days by the Swedish rule behind each, so that they hold in any year; as they are dated, and unknown
 * beyond the period, where a date of the period's years has no such rule.
 */
function datedDays(dates: readonly string[], { fromIncluding, toExcluding }: Period): Dated {
  const last = dayText(dayNumber(toExcluding) - 1);
  const years = [...new Set([fromIncluding, last].map((day) => Number(day.slice(0, 4))))];
  const listed = dates.filter((day) => years.includes(Number(day.slice(0, 4))));
  const daysOf = (names: Parameters<typeof holidaysOf>[1]): readonly string[] =>
    years.flatMap((year) => holidaysOf(year, names, 'actual-day').map(dayText)).toSorted();
  const names = (HOLIDAY_SETS['sweden']?.names ?? []).filter((name) =>
    daysOf([name]).some((day) => listed.includes(day)),
  );
  return listed.length > 0 && daysOf(names).join() === listed.join()
    ? { holidays: { set: { names: [...names], observance: 'actual-day' }, policy: 'as-weekday-it-is' } }
    : { announced: { from: fromIncluding, to: last, days: [...listed] } };
}
