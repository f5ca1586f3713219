import { locale } from './region.js';

type Style = 'day' | 'span' | 'month' | 'hour';
const OPTIONS: Readonly<Record<Style, Intl.DateTimeFormatOptions>> = {
  day: { dateStyle: 'long', timeZone: 'UTC' },
  span: { dateStyle: 'medium', timeZone: 'UTC' },
  month: { month: 'short', year: 'numeric', timeZone: 'UTC' },
  hour: { hour: 'numeric', timeZone: 'UTC' },
};
const formats = new Map<string, Intl.DateTimeFormat>();

/** `March 3, 2026` (or `3 March 2026`, by the home's country) from `2026-03-03` or the day of a longer timestamp. */
export function day(text: string): string {
  return format('day').format(new Date(`${text.slice(0, 10)}T00:00:00Z`));
}

/** `Jan 1 – 31, 2026` from the first day and the day after the last. */
export function span(start: string, endExclusive: string): string {
  const last = new Date(`${endExclusive.slice(0, 10)}T00:00:00Z`);
  last.setUTCDate(last.getUTCDate() - 1);
  return format('span').formatRange(new Date(`${start.slice(0, 10)}T00:00:00Z`), last);
}

/** `Mar 2026` from `2026-03` or any day of it. */
export function month(text: string): string {
  return format('month').format(new Date(`${text.slice(0, 7)}-01T00:00:00Z`));
}

/** Rewrites dates (`2026-03-01`), months (`2026-03`) and UTC timestamps in the API's sentences as people write them. */
export function withWrittenDates(sentence: string): string {
  return sentence
    .replace(/\b(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2})?Z/g, '$1')
    .replace(/\b\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])\b/g, (text) => day(text))
    .replace(/\b(19|20)\d{2}-(0[1-9]|1[0-2])\b(?!-)/g, (text) => month(text));
}

/** Local date and time of a UTC timestamp in an IANA zone: `August 12, 2025 at 5:15 PM`. */
export function momentIn(zone: string, utc: string): string {
  const options = { dateStyle: 'long', timeStyle: 'short', timeZone: zone } as const;
  return new Intl.DateTimeFormat(locale(), options).format(new Date(utc));
}

/** An hour of 0 to 24 as `5 PM`, or `17:00` in Britain. */
export function hour(value: number): string {
  if (locale() === 'en-GB') return `${String(value % 24).padStart(2, '0')}:00`;
  return format('hour').format(new Date(Date.UTC(2026, 0, 1, value % 24)));
}

function format(style: Style): Intl.DateTimeFormat {
  const key = `${locale()} ${style}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale(), OPTIONS[style]);
  formats.set(key, known);
  return known;
}
