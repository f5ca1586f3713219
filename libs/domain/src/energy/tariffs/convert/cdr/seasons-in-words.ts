import type { Season } from '#domain/energy/tariffs/model/time-window';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const day = String.raw`(?:the )?(?:(\d{1,2})(?:st|nd|rd|th)?(?: of)? )?`;
const month = String.raw`(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?`;
const dayAfterMonth = String.raw`(?: (\d{1,2})(?:st|nd|rd|th)?(?!\d| ?(?:am|pm|:)))?`;
const RANGE = new RegExp(
  `\\b${day}${month}${dayAfterMonth}\\s*(?:to|until|till|through|and ending|-|–|—)\\s*(?:the end of )?${day}${month}${dayAfterMonth}`,
  'gi',
);

/** What a text says of the parts of the year it holds for. */
export interface SeasonsInWords {
  readonly seasons: readonly Season[];
  /** The text without the words that were understood. */
  readonly rest: string;
}

/**
 * Reads spans of months in words: `Nov to Mar`, `1 April – 31 October`, `from June until August`. Answers no
 * seasons when it finds none; a day that no month has makes a span not understood, and it stays in `rest`.
 */
export function seasonsInWords(text: string): SeasonsInWords {
  const seasons: Season[] = [];
  const rest = text.replaceAll(RANGE, (span, ...parts: (string | undefined)[]) => {
    const [day1, month1 = '', day2, day3, month2 = '', day4] = parts;
    const [first, last] = [indexOf(month1), indexOf(month2)];
    const from = Number(day1 ?? day2 ?? 1);
    const to = Number(day3 ?? day4 ?? DAYS[last]);
    if (first < 0 || last < 0 || !isDay(first, from) || !isDay(last, to)) return span;
    seasons.push({ from: monthDay(first, from), to: monthDay(last, to) });
    return ' ';
  });
  return { seasons, rest };
}

/** Whether seasons cover each day of a year once. */
export function coverYearOnce(lists: readonly (readonly Season[])[]): boolean {
  return MONTHS.every((_, index) =>
    Array.from({ length: DAYS[index] ?? 0 }, (__, at) => monthDay(index, at + 1)).every(
      (each) => lists.filter((list) => list.some(({ from, to }) => isWithin(each, from, to))).length === 1,
    ),
  );
}

const indexOf = (name: string): number => MONTHS.indexOf(name.slice(0, 3).toLowerCase());

const isDay = (at: number, of: number): boolean => of >= 1 && of <= (DAYS[at] ?? 0);

const monthDay = (at: number, of: number): string =>
  `${String(at + 1).padStart(2, '0')}-${String(of).padStart(2, '0')}`;

function isWithin(each: string, from: string, to: string): boolean {
  return from <= to ? each >= from && each <= to : each >= from || each <= to;
}
