import { dayStart, secondOfDay } from './iso-stamp.js';

/** In which order a file writes the parts of a date. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd';

const DATE = /^(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})$/;
const COMPACT = /^(\d{4})(\d\d)(\d\d)$/;
const TIME = /^(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d+)?)?(?:\s*([AaPp])\.?[Mm]\.?)?$/;

/**
 * Local seconds of the midnight that starts a written day: `18/02/2020`, `1-2-26`, `07.01.2024`,
 * `2026/01/31`, `20260131`. Two-digit years are of this century. Undefined when it is no day.
 */
export function parseDay(text: string, order: DateOrder): number | undefined {
  const compact = order === 'ymd' ? COMPACT.exec(text) : null;
  const parts = compact ?? DATE.exec(text);
  if (parts === null) return undefined;
  const [, first = '', second = '', third = ''] = parts;
  switch (order) {
    case 'ymd':
      return dayOf(first, second, third);
    case 'dmy':
      return dayOf(third, second, first);
    case 'mdy':
      return dayOf(third, first, second);
  }
}

/** Seconds since midnight of `7:05`, `07:05:00`, `7:05 PM` or `24:00`; undefined when it is no time. */
export function parseTimeOfDay(text: string): number | undefined {
  const parts = TIME.exec(text);
  if (parts === null) return undefined;
  const hour = Number(parts[1]);
  const half = parts[4]?.toLowerCase();
  if (half !== undefined && (hour < 1 || hour > 12)) return undefined;
  const hour24 = half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0);
  return secondOfDay(hour24, Number(parts[2]), Number(parts[3] ?? '0'));
}

/** Local seconds of a date and a time parted by a blank; a date alone is its midnight. */
export function parseDayTime(text: string, order: DateOrder): number | undefined {
  const gap = text.indexOf(' ');
  if (gap < 0) return parseDay(text, order);
  const day = parseDay(text.slice(0, gap), order);
  const time = parseTimeOfDay(text.slice(gap + 1).trim());
  return day === undefined || time === undefined ? undefined : day + time;
}

function dayOf(year: string, month: string, day: string): number | undefined {
  if (year.length === 3 || year.length === 1 || month.length > 2 || day.length > 2) return undefined;
  return dayStart(Number(year) + (year.length === 2 ? 2000 : 0), Number(month), Number(day));
}
