import { dayNumber } from '#domain/shared/day';
import { DomainError } from '#domain/shared/domain-error';
import { HOLIDAY_RULES, weekdayOf } from './holiday-rules.js';
import type { HolidayName } from './holiday-rules.js';
import { HOLIDAY_SETS } from './holiday-sets.js';
import type { Observance, Schedule } from '../model/time-window.js';

const DAY_S = 86_400;
const SATURDAY = 5;
const SUNDAY = 6;
const MAX_SHIFT_DAYS = 7;

type HolidayChoice = NonNullable<Schedule['holidays']>['set'];

/** Whether a day (days since 1970-01-01) is a holiday. */
export type HolidayTest = (dayNumber: number) => boolean;

/** The test of a schedule's holidays. Throws `tariffs.holidays-unknown` for a name without a rule. */
export function holidayTest(set: HolidayChoice): HolidayTest {
  if (Array.isArray(set)) {
    const days = new Set(set.map((day) => dayNumber(day)));
    return (dayNumber) => days.has(dayNumber);
  }
  const { names, observance } =
    typeof set === 'string' ? namedSet(set) : { names: set.names.map(ruleName), observance: set.observance };
  const years = new Map<number, ReadonlySet<number>>();
  return (dayNumber) => {
    const year = new Date(dayNumber * DAY_S * 1000).getUTCFullYear();
    let days = years.get(year);
    if (days === undefined) {
      days = holidaysAround(year, names, observance);
      years.set(year, days);
    }
    return days.has(dayNumber);
  };
}

/** Day numbers of a year's holidays, both as dated and as kept, rising. */
export function holidaysOf(
  year: number,
  names: readonly HolidayName[],
  observance: Observance,
): readonly number[] {
  const dated = names.map((name) => HOLIDAY_RULES[name](year)).sort((a, b) => a - b);
  const days = new Set(dated);
  for (const day of dated) days.add(observed(day, observance, days));
  return [...days].sort((a, b) => a - b);
}

/** The neighbours' holidays too: New Year's Day kept on 31 December belongs to the year before. */
function holidaysAround(
  year: number,
  names: readonly HolidayName[],
  observance: Observance,
): ReadonlySet<number> {
  return new Set([year - 1, year, year + 1].flatMap((each) => holidaysOf(each, names, observance)));
}

function observed(day: number, observance: Observance, taken: ReadonlySet<number>): number {
  const weekday = weekdayOf(day);
  switch (observance) {
    case 'actual-day':
      return day;
    case 'sunday-to-monday':
      return weekday === SUNDAY ? day + 1 : day;
    case 'nearest-weekday':
      if (weekday === SATURDAY) return day - 1;
      return weekday === SUNDAY ? day + 1 : day;
    case 'next-weekday': {
      if (weekday < SATURDAY) return day;
      for (let next = day + 1; next <= day + MAX_SHIFT_DAYS; next += 1) {
        if (weekdayOf(next) < SATURDAY && !taken.has(next)) return next;
      }
      return day;
    }
  }
}

function namedSet(name: string): { readonly names: readonly HolidayName[]; readonly observance: Observance } {
  const found = HOLIDAY_SETS[name];
  if (found === undefined) throw unknownHolidays(name, Object.keys(HOLIDAY_SETS));
  return found;
}

function ruleName(name: string): HolidayName {
  const found = Object.keys(HOLIDAY_RULES).find((rule): rule is HolidayName => rule === name);
  if (found === undefined) throw unknownHolidays(name, Object.keys(HOLIDAY_RULES));
  return found;
}

function unknownHolidays(name: string, known: readonly string[]): DomainError {
  return new DomainError(
    'tariffs.holidays-unknown',
    `There is no holiday rule "${name}"; known are ${known.join(', ')}.`,
    { name },
  );
}
