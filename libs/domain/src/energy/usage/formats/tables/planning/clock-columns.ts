import { ENDS, OFFSET_COLUMN, STARTS, TIMES } from '../words/time-words.js';
import { isZone } from '#domain/shared/zone';
import { zoneWordOffset } from '#domain/energy/usage/stamps/zone-words';
import type { SampleColumns } from './sample-columns.js';
import { readStamp, readTime, splitRange } from '../cells/stamp-texts.js';

/** Where a table says when; -1 for a column that is not there. */
export interface ClockColumns {
  readonly stamp: number;
  readonly time: number;
  readonly end: number;
  readonly endTime: number;
  /** Says each row's distance from UTC. */
  readonly offset: number;
  /** The stamp's cells (or those of the time) hold both ends of the interval. */
  readonly range: boolean;
  /** The name says that the stamps are UTC. */
  readonly utc: boolean;
  /** The one IANA zone that a column names. */
  readonly zone: string | undefined;
  /** The stamp's own name: `period end`, `ending at`, `fin`. */
  readonly stampsEnd: boolean;
  readonly stampsStart: boolean;
}

/** The clock and all columns that only repeat or date it. */
export interface FoundClock {
  readonly clock: ClockColumns;
  readonly taken: ReadonlySet<number>;
}

/** Why the clock was not found: no column of dates, or these could each be it. */
export type NoClock = { readonly candidates: readonly number[] };

const DAY_S = 86_400;
/** Dates beside the clock that say when something was written, read or changed. */
const ASIDE =
  /revis|updat|creat|modif|generated|load|upload|extract|printed|report|received on|last read|msats|moved/;

/** Tells the columns that say when by what they hold; names decide only between columns that hold alike. */
export function clockColumns(sample: SampleColumns): FoundClock | NoClock {
  const stamps = sample.all.filter((column) => sample.isStamp(column, speaksOfTime(sample, column)));
  // An hour needs a date that stands on several rows; else it is a number.
  const repeats = stamps.some((column) => sample.distinct(column) * 2 <= sample.rows.length);
  const ranges = sample.all.filter((column) => !stamps.includes(column) && sample.isRange(column));
  const times = sample.all.filter(
    (column) =>
      !stamps.includes(column) &&
      !ranges.includes(column) &&
      sample.isTime(column, speaksOfTime(sample, column)) &&
      (repeats ||
        speaksOfTime(sample, column) ||
        sample.holds(column, (cell) => /[:hH.]\d\d|[ap]\.?m/i.test(cell))),
  );
  const dateRange = ranges.find((column) => sample.holds(column, (cell) => hasDate(splitRange(cell)?.[0])));
  const varying = stamps.filter((column) => sample.rows.length < 3 || !sample.isConstant(column));
  const clocks = varying.length === 0 && stamps.length > 0 ? stamps : varying;
  const aside = clocks.filter((column) => sample.named(column, ASIDE));
  const candidates =
    aside.length < clocks.length ? clocks.filter((column) => !aside.includes(column)) : clocks;
  const taken = new Set([...stamps, ...ranges, ...times]);
  if (dateRange !== undefined && candidates.length === 0)
    return found(sample, { stamp: dateRange, range: true }, taken);
  const timeRange = ranges.find((column) => column !== dateRange);
  const pairs = stampAndEnd(sample, candidates, times.length > 0);
  if (pairs === undefined) return { candidates };
  if (timeRange !== undefined && times.length === 0 && pairs.end < 0)
    return found(sample, { ...pairs, time: timeRange, range: true }, taken);
  return found(sample, { ...pairs, ...timesOfDay(sample, pairs, times) }, taken);
}

function found(
  sample: SampleColumns,
  at: Partial<ClockColumns> & { readonly stamp: number },
  taken: Set<number>,
): FoundClock {
  const offset = sample.all.find((column) => !taken.has(column) && isOffset(sample, column)) ?? -1;
  const zoneColumn = sample.all.find((column) => !taken.has(column) && isZoneName(sample, column)) ?? -1;
  for (const column of [offset, zoneColumn]) if (column >= 0) taken.add(column);
  const name = `${sample.names[at.stamp] ?? ''} ${at.time === undefined || at.time < 0 ? '' : (sample.names[at.time] ?? '')}`;
  return {
    clock: {
      ...{ time: -1, end: -1, endTime: -1, offset, range: false },
      ...at,
      utc: /(?:^|[^a-z])(?:utc|gmt|zulu)(?![a-z])(?! ?[+-]\d)/.test(name),
      zone: zoneColumn < 0 ? undefined : sample.cells(zoneColumn)[0],
      stampsEnd: ENDS.test(name.replace(/(?:up )?to the/, '')),
      stampsStart: STARTS.test(name),
    },
    taken,
  };
}

function speaksOfTime(sample: SampleColumns, column: number): boolean {
  if (typeof sample.units[column] === 'object') return false;
  return sample.named(column, TIMES) || sample.named(column, ENDS) || sample.named(column, STARTS);
}

function isOffset(sample: SampleColumns, column: number): boolean {
  return (
    sample.holds(column, (cell) => zoneWordOffset(cell) !== undefined, 1) &&
    (sample.named(column, OFFSET_COLUMN) ||
      sample.holds(column, (cell) => /^(?:UTC|GMT|[+-]\d\d:?\d\d)/.test(cell), 1))
  );
}

function isZoneName(sample: SampleColumns, column: number): boolean {
  return sample.isConstant(column) && sample.holds(column, (cell) => cell.includes('/') && isZone(cell), 1);
}

function hasDate(text: string | undefined): boolean {
  return text !== undefined && readStamp(text) !== undefined;
}

/** Start and end of the interval among several columns of dates; undefined where they could be several clocks. */
function stampAndEnd(
  sample: SampleColumns,
  columns: readonly number[],
  hasTimes: boolean,
): { readonly stamp: number; readonly end: number } | undefined {
  const timed = columns.filter((column) => isTimed(sample, column));
  // A date alone beside a date with its time repeats it.
  const left = timed.length > 0 ? timed : columns;
  const zoned = left.filter((column) => sample.holds(column, isZoned));
  const kinds = zoned.length > 0 && zoned.length < left.length ? zoned : left;
  const [first, second] = kinds;
  if (first === undefined) return undefined;
  if (second === undefined) return { stamp: first, end: -1 };
  for (const start of kinds)
    for (const end of kinds) if (start !== end && follows(sample, start, end)) return { stamp: start, end };
  if (kinds.every((column) => same(sample, first, column)))
    return hasTimes ? endByName(sample, kinds) : { stamp: first, end: -1 };
  const utc = kinds.filter((column) => sample.named(column, /\butc\b/));
  const [onlyUtc] = utc;
  if (onlyUtc !== undefined && utc.length === 1) return { stamp: onlyUtc, end: -1 };
  const starts = kinds.filter((column) => sample.named(column, STARTS));
  const [start] = starts;
  return start !== undefined && starts.length === 1 ? { stamp: start, end: -1 } : undefined;
}

/** Two columns of the same dates: the times of day beside them tell which is which. */
function endByName(
  sample: SampleColumns,
  columns: readonly number[],
): { readonly stamp: number; readonly end: number } {
  const end = columns.find((column) => sample.named(column, ENDS)) ?? columns[1] ?? -1;
  return { stamp: columns.find((column) => column !== end) ?? end, end };
}

function same(sample: SampleColumns, a: number, b: number): boolean {
  const other = sample.column(b);
  return sample.column(a).filter((cell, at) => cell === other[at]).length >= sample.rows.length * 0.9;
}

/** Whether the second column holds the end of what begins in the first: later, never by more than a year, and in most rows by the same. */
function follows(sample: SampleColumns, start: number, end: number): boolean {
  const ends = sample.column(end);
  let later = 0;
  let rows = 0;
  let dayLong = 0;
  for (const [at, cell] of sample.column(start).entries()) {
    const distance = distanceOf(cell, ends[at] ?? '');
    if (distance === undefined) continue;
    rows += 1;
    if (distance > 0 && distance <= 366 * DAY_S) later += 1;
    if (distance >= 0 && distance <= DAY_S) dayLong += 1;
  }
  if (rows === 0 || later < rows * 0.5) return false;
  return later >= rows * 0.9 || dayLong >= rows * 0.9;
}

function distanceOf(start: string, end: string): number | undefined {
  const from = readStamp(start);
  const to = readStamp(end);
  if (from?.is === 'instant' && to?.is === 'instant') return to.seconds - from.seconds;
  if (from?.is !== 'written' || to?.is !== 'written') return undefined;
  // Written dates are compared in day and month only as far as every order agrees.
  if (from.day === to.day) return to.secondOfDay - from.secondOfDay;
  const [a, b] = [from.day, to.day].map((day) => day.split(/\D+/).map(Number));
  const rank = (order: readonly number[], parts: readonly number[] = []): number =>
    order.reduce((sum, at) => sum * 32 + ((parts[at] ?? 0) % 2000), 0);
  const isYearFirst = /^\d{4}/.test(from.day);
  const orders = isYearFirst
    ? [[0, 1, 2]]
    : [
        [2, 1, 0],
        [2, 0, 1],
      ];
  const signs = orders.map((order) => Math.sign(rank(order, b) - rank(order, a)));
  return signs.some((sign) => sign > 0) ? DAY_S : -DAY_S;
}

function isTimed(sample: SampleColumns, column: number): boolean {
  return sample.cells(column).some((cell) => {
    const stamp = readStamp(cell);
    if (stamp?.is === 'written') return stamp.secondOfDay !== 0;
    return stamp?.is === 'instant' && (stamp.zoned || stamp.seconds % DAY_S !== 0);
  });
}

function isZoned(cell: string): boolean {
  const stamp = readStamp(cell);
  return (stamp?.is === 'instant' && stamp.zoned) || (stamp?.is === 'written' && stamp.offsetS !== undefined);
}

/** Columns of times of day: beside a date the start and the end, beside a date with its time the end. */
function timesOfDay(
  sample: SampleColumns,
  { stamp, end }: { readonly stamp: number; readonly end: number },
  times: readonly number[],
): { readonly time: number; readonly endTime: number; readonly end: number } {
  const isEnd = (column: number): boolean => sample.named(column, ENDS) && !sample.named(column, STARTS);
  const named = times.filter((column) => speaksOfTime(sample, column));
  const written = times.filter((column) => sample.holds(column, (cell) => cell.includes(':')));
  const clocks = named.length > 0 ? named : written.length > 0 ? written : times;
  if (isTimed(sample, stamp)) return { time: -1, endTime: clocks.find(isEnd) ?? -1, end };
  const [first = -1, second] = clocks;
  if (second === undefined)
    return first >= 0 && end >= 0 && isEnd(first)
      ? { time: -1, endTime: first, end }
      : { time: first, endTime: -1, end };
  const byValue = runsBefore(sample, second, first);
  const endTime = clocks.find(isEnd) ?? (byValue ? first : second);
  const time =
    clocks.find((column) => column !== endTime && !isEnd(column)) ??
    clocks.find((column) => column !== endTime) ??
    -1;
  return { time, endTime, end };
}

function runsBefore(sample: SampleColumns, a: number, b: number): boolean {
  const others = sample.column(b);
  const before = sample
    .column(a)
    .filter((cell, at) => (readTime(cell) ?? 0) < (readTime(others[at] ?? '') ?? 0));
  return before.length > sample.rows.length / 2;
}
