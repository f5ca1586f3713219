const DAY = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' });
const SPAN = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' });
const MONTH = new Intl.DateTimeFormat('en-US', { month: 'short', year: 'numeric', timeZone: 'UTC' });

/** `March 3, 2026` from `2026-03-03` or the day part of a longer stamp. */
export function day(text: string): string {
  return DAY.format(new Date(`${text.slice(0, 10)}T00:00:00Z`));
}

/** `Jan 1 – 31, 2026` of a span whose end is the first day after it. */
export function span(start: string, endExclusive: string): string {
  const last = new Date(`${endExclusive.slice(0, 10)}T00:00:00Z`);
  last.setUTCDate(last.getUTCDate() - 1);
  return SPAN.formatRange(new Date(`${start.slice(0, 10)}T00:00:00Z`), last);
}

/** `Mar 2026` from `2026-03` or any day of it. */
export function month(text: string): string {
  return MONTH.format(new Date(`${text.slice(0, 7)}-01T00:00:00Z`));
}

/** A sentence of the engine with its dates (`2026-03-01`) and months (`2026-03`) as people write them. */
export function withWrittenDates(sentence: string): string {
  return sentence
    .replace(/\b\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])\b/g, (text) => day(text))
    .replace(/\b(19|20)\d{2}-(0[1-9]|1[0-2])\b(?!-)/g, (text) => month(text));
}

/** Date and clock of a UTC moment at the home: `August 12, 2025 at 5:15 PM`. */
export function momentIn(zone: string, utc: string): string {
  const moment = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeStyle: 'short', timeZone: zone });
  return moment.format(new Date(utc));
}

/** `5 PM` of an hour 0 to 24. */
export function hour(value: number): string {
  const clock = value % 12 === 0 ? 12 : value % 12;
  return `${String(clock)} ${value % 24 < 12 ? 'AM' : 'PM'}`;
}
