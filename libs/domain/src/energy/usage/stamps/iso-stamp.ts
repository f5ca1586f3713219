import { localSeconds } from '#domain/shared/zone';

/** A time as a file writes it. */
export interface Stamp {
  /** Epoch seconds UTC when `zoned`, else local seconds (the clock's face read as UTC). */
  readonly seconds: number;
  /** Whether the text carried `Z` or an offset. */
  readonly zoned: boolean;
  /** Seconds east of UTC as written; absent where the text carried none. */
  readonly offsetS?: number;
}

const ISO =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d{1,9})?)?\s?(Z|[+-]\d\d(?::?\d\d)?)?)?$/i;

/**
 * Reads ISO 8601 as utilities write it: `2024-10-27T01:30:00+01:00`, `... +0100`, `...Z`, a blank
 * for the `T`, no seconds, or a bare date. Undefined when it is none or no such day exists.
 */
export function parseIsoStamp(text: string): Stamp | undefined {
  const parts = ISO.exec(text);
  if (parts === null) return undefined;
  const midnight = dayStart(Number(parts[1]), Number(parts[2]), Number(parts[3]));
  const second = secondOfDay(Number(parts[4] ?? 0), Number(parts[5] ?? 0), Number(parts[6] ?? 0));
  if (midnight === undefined || second === undefined) return undefined;
  const offset = parts[7];
  const local = midnight + second;
  if (offset === undefined) return { seconds: local, zoned: false };
  const offsetS = offsetSeconds(offset);
  return { seconds: local - offsetS, zoned: true, offsetS };
}

/** Local seconds at which a calendar day starts; undefined when there is no such day. */
export function dayStart(year: number, month: number, day: number): number | undefined {
  const start = localSeconds(year, month, day);
  const date = new Date(start * 1000);
  const real =
    year >= 1970 &&
    year <= 2100 &&
    date.getUTCMonth() === month - 1 &&
    date.getUTCDate() === day &&
    date.getUTCFullYear() === year;
  return real ? start : undefined;
}

/** Seconds since midnight; 24:00 is the end of the day. Undefined when no clock shows it. */
export function secondOfDay(hour: number, minute: number, second: number): number | undefined {
  if (minute > 59 || second > 59 || hour > 24) return undefined;
  const total = hour * 3600 + minute * 60 + second;
  return total > 86_400 ? undefined : total;
}

function offsetSeconds(offset: string): number {
  if (offset === 'Z' || offset === 'z') return 0;
  const digits = offset.replace(':', '');
  const seconds = Number(digits.slice(1, 3)) * 3600 + Number(digits.slice(3, 5) || '0') * 60;
  return digits.startsWith('-') ? -seconds : seconds;
}
