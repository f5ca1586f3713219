import { localText } from '#domain/shared/zone';
import type { Zone } from '#domain/shared/zone';
import type { NumberColumn } from '../readings/number-column.js';
import type { ReadingColumns } from '../readings/reading.js';
import { QUALITY_CODES } from '../readings/reading.js';
import type { ClockChangeDay } from './series-report.js';

const DAY_S = 86_400;
const MAX_DAYS = 40_000;

/** Days between first and last reading on which the zone's clock changed. */
export function findClockChanges(columns: ReadingColumns, zone: Zone): readonly ClockChangeDay[] {
  const first = columns.startUtc[0];
  const last = columns.startUtc[columns.length - 1];
  if (first === undefined || last === undefined) return [];
  const found: ClockChangeDay[] = [];
  const firstDay = Math.floor(zone.localAt(first) / DAY_S);
  const lastDay = Math.min(Math.floor(zone.localAt(last) / DAY_S), firstDay + MAX_DAYS);
  for (let day = firstDay; day <= lastDay; day += 1) {
    const from = zone.earlier(day * DAY_S);
    const to = zone.earlier((day + 1) * DAY_S);
    if (to - from === DAY_S) continue;
    found.push({
      date: localText(day * DAY_S).slice(0, 10),
      change: to - from < DAY_S ? 'spring' : 'autumn',
      intervals: countBetween(columns, from, to),
    });
  }
  return found;
}

function countBetween(columns: ReadingColumns, from: number, to: number): number {
  let count = 0;
  for (
    let at = lowerBound(columns.startUtc, from);
    at < columns.length && (columns.startUtc[at] ?? 0) < to;
    at += 1
  ) {
    if (columns.quality[at] !== QUALITY_CODES.missing) count += 1;
  }
  return count;
}

function lowerBound(starts: NumberColumn, from: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}
