import { localSeconds } from '#domain/shared/zone';

const DAY_S = 86_400;
const MONDAY = 0;
const TUESDAY = 1;
const THURSDAY = 3;
const FRIDAY = 4;
const SATURDAY = 5;

/** A holiday's day number (days since 1970-01-01) in a year. */
type HolidayRule = (year: number) => number;

/** Weekday of a day number, Monday 0 to Sunday 6. */
export function weekdayOf(dayNumber: number): number {
  return (((dayNumber + 3) % 7) + 7) % 7;
}

function dayNumber(year: number, month: number, day: number): number {
  return localSeconds(year, month, day) / DAY_S;
}

function fixed(month: number, day: number): HolidayRule {
  return (year) => dayNumber(year, month, day);
}

/** The n-th such weekday of a month. */
function nth(n: number, weekday: number, month: number): HolidayRule {
  return (year) => {
    const first = dayNumber(year, month, 1);
    return first + ((weekday - weekdayOf(first) + 7) % 7) + (n - 1) * 7;
  };
}

/** The last such weekday on or before a date. */
function lastBefore(weekday: number, month: number, day: number): HolidayRule {
  return (year) => {
    const limit = dayNumber(year, month, day);
    return limit - ((weekdayOf(limit) - weekday + 7) % 7);
  };
}

/** The first such weekday on or after a date. */
function firstFrom(weekday: number, month: number, day: number): HolidayRule {
  return (year) => {
    const limit = dayNumber(year, month, day);
    return limit + ((weekday - weekdayOf(limit) + 7) % 7);
  };
}

/** Days after Easter Sunday (Gregorian computus of Meeus, Jones and Butcher). */
function easter(offsetDays: number): HolidayRule {
  return (year) => {
    const century = Math.floor(year / 100);
    const golden = year % 19;
    const epact =
      (19 * golden +
        century -
        Math.floor(century / 4) -
        Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) +
        15) %
      30;
    const week = (32 + 2 * (century % 4) + 2 * Math.floor((year % 100) / 4) - epact - (year % 4)) % 7;
    const late = Math.floor((golden + 11 * epact + 22 * week) / 451);
    const sum = epact + week - 7 * late + 114;
    return dayNumber(year, Math.floor(sum / 31), (sum % 31) + 1) + offsetDays;
  };
}

/** Every holiday that a set or a tariff can name, by its rule. */
export const HOLIDAY_RULES = {
  'new-years-day': fixed(1, 1),
  'mlk-day': nth(3, MONDAY, 1),
  'washingtons-birthday': nth(3, MONDAY, 2),
  'cesar-chavez-day': fixed(3, 31),
  'memorial-day': lastBefore(MONDAY, 5, 31),
  juneteenth: fixed(6, 19),
  'independence-day': fixed(7, 4),
  'labor-day': nth(1, MONDAY, 9),
  'columbus-day': nth(2, MONDAY, 10),
  'veterans-day': fixed(11, 11),
  thanksgiving: nth(4, THURSDAY, 11),
  'day-after-thanksgiving': (year: number) => nth(4, THURSDAY, 11)(year) + 1,
  'christmas-eve': fixed(12, 24),
  christmas: fixed(12, 25),
  'new-years-eve': fixed(12, 31),
  'good-friday': easter(-2),
  'easter-monday': easter(1),
  'boxing-day': fixed(12, 26),
  'ca-family-day': nth(3, MONDAY, 2),
  'ca-victoria-day': lastBefore(MONDAY, 5, 24),
  'ca-canada-day': fixed(7, 1),
  'ca-civic-holiday': nth(1, MONDAY, 8),
  'ca-thanksgiving': nth(2, MONDAY, 10),
  'au-australia-day': fixed(1, 26),
  'au-anzac-day': fixed(4, 25),
  'au-second-monday-june': nth(2, MONDAY, 6),
  'au-last-monday-september': lastBefore(MONDAY, 9, 30),
  'au-first-monday-october': nth(1, MONDAY, 10),
  'au-first-monday-march': nth(1, MONDAY, 3),
  'au-second-monday-march': nth(2, MONDAY, 3),
  'au-first-monday-may': nth(1, MONDAY, 5),
  'au-reconciliation-day': lastBefore(MONDAY, 6, 2),
  'au-melbourne-cup': nth(1, TUESDAY, 11),
  'au-first-monday-june': nth(1, MONDAY, 6),
  'au-first-monday-august': nth(1, MONDAY, 8),
  'uk-early-may': nth(1, MONDAY, 5),
  'uk-spring': lastBefore(MONDAY, 5, 31),
  'uk-summer': lastBefore(MONDAY, 8, 31),
  epiphany: fixed(1, 6),
  'maundy-thursday': easter(-3),
  'easter-sunday': easter(0),
  'may-day': fixed(5, 1),
  ascension: easter(39),
  'whit-sunday': easter(49),
  'se-national-day': fixed(6, 6),
  'se-midsummer-eve': firstFrom(FRIDAY, 6, 19),
  'se-midsummer-day': firstFrom(SATURDAY, 6, 20),
  'se-all-saints': firstFrom(SATURDAY, 10, 31),
} satisfies Readonly<Record<string, HolidayRule>>;

/** A rule of this file, by name. */
export type HolidayName = keyof typeof HOLIDAY_RULES;
