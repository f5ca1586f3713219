import { DomainError } from '#domain/shared/domain-error';
import { localSeconds, zoneOf } from '#domain/shared/zone';
import type { PriceRow } from './price-document.js';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A price with its instant, epoch seconds UTC. */
export interface TimedPrice {
  readonly startUtc: number;
  /** When it ends, where the document says so. */
  readonly endUtc?: number;
  readonly price: string;
}

/** Rows in time order with their instants; wall-clock hours that repeat are told apart by their order. */
export interface TimedRows {
  readonly prices: readonly TimedPrice[];
  /** Instants whose row has no price. */
  readonly empty: readonly number[];
  /** The zone of the stamps, `UTC` when they carry offsets and no zone was given. */
  readonly zone: string;
}

/**
 * Places each row in time. Stamps with an offset or in epoch time need no zone; others are wall clock:
 * of the zone given, else Central European when the series doubles 02:00 in October as that clock does.
 * Throws `tariffs.spot-stamp` for a stamp that is not understood and `tariffs.spot-zone` when the clock
 * is unknown.
 */
export function timed(rows: readonly PriceRow[], zoneName: string | undefined): TimedRows {
  const locals = rows.map(({ start, row }) => ({ ...instantOf(start, row) }));
  const isWall = locals.some((each) => each.local !== undefined);
  const zone = zoneName ?? (isWall ? guessedZone(locals.flatMap((each) => each.local ?? [])) : 'UTC');
  const clock = zoneOf(zone);
  const seen = new Map<number, number>();
  const placed = rows.flatMap((row, i) => {
    const { local, utc } = locals[i] ?? {};
    const end = row.end === undefined ? undefined : instantOf(row.end, row.row).utc;
    const rest = { price: row.price, ...(end !== undefined && { endUtc: end }) };
    if (utc !== undefined) return [{ startUtc: utc, ...rest }];
    if (local === undefined) return [];
    const times = seen.get(local) ?? 0;
    seen.set(local, times + 1);
    const instants = clock.instantsAt(local);
    const startUtc = instants[Math.min(times, instants.length - 1)];
    if (startUtc !== undefined) return [{ startUtc, ...rest }];
    if (row.price === undefined) return [];
    throw new DomainError(
      'tariffs.spot-stamp',
      `Row ${row.row}: the clock of ${zone} never shows ${String(row.start)}.`,
      { row: row.row },
    );
  });
  placed.sort((a, b) => a.startUtc - b.startUtc);
  return {
    prices: placed.flatMap(({ price, ...when }) => (price === undefined ? [] : [{ ...when, price }])),
    empty: placed.flatMap(({ startUtc, price }) => (price === undefined ? [startUtc] : [])),
    zone,
  };
}

function guessedZone(locals: readonly number[]): string {
  const seen = new Set<number>();
  for (const local of locals) {
    const date = new Date(local * 1000);
    if (seen.has(local) && date.getUTCMonth() === 9 && date.getUTCHours() === 2) return 'Europe/Brussels';
    seen.add(local);
  }
  throw new DomainError(
    'tariffs.spot-zone',
    'The stamps carry no offset and nothing tells their clock. Say it with --zone, e.g. --zone Europe/Brussels.',
  );
}

interface Stamp {
  readonly utc?: number;
  readonly local?: number;
}

function instantOf(start: string | number, row: number): Stamp {
  if (typeof start === 'number' || /^\d{9,13}$/.test(start)) {
    const value = Number(start);
    return { utc: Math.round(value > 1e11 ? value / 1000 : value) };
  }
  const text = start.trim();
  if (/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}.*(?:Z|[+-]\d{2}:?\d{2})$/.test(text)) {
    const utc = Date.parse(text.replace(' ', 'T'));
    if (Number.isFinite(utc)) return { utc: utc / 1000 };
  }
  const local = wallClock(text);
  if (local !== undefined) return { local };
  throw new DomainError('tariffs.spot-stamp', `Row ${row}: "${text}" is not a date and time that we know.`, {
    row,
  });
}

/** `2022-01-31 00:00`, `31.01.2022 00:00 - ...`, `31jan2022 00:00:00`, `31/01/2022 00:00`. */
function wallClock(text: string): number | undefined {
  const forms = [
    /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?:[T ](?<hour>\d{1,2}):(?<minute>\d{2}))?/,
    /^(?<day>\d{1,2})[./](?<month>\d{1,2})[./](?<year>\d{4})[ T]+(?<hour>\d{1,2}):(?<minute>\d{2})/,
    /^(?<day>\d{1,2})(?<month>[a-z]{3})(?<year>\d{4})[ T]+(?<hour>\d{1,2}):(?<minute>\d{2})/i,
  ];
  for (const form of forms) {
    const found = form.exec(text)?.groups;
    if (!found) continue;
    const { year, month = '', day, hour = '0', minute = '0' } = found;
    const monthNumber = /^\d+$/.test(month) ? Number(month) : months.indexOf(month.toLowerCase()) + 1;
    if (monthNumber < 1 || monthNumber > 12) return undefined;
    return localSeconds(Number(year), monthNumber, Number(day), Number(hour) * 3600 + Number(minute) * 60);
  }
  return undefined;
}
