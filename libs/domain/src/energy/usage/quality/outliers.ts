import type { Zone } from '#domain/shared/zone';
import { PlaceList } from '../normalise/repairs.js';
import type { Places } from '../normalise/repairs.js';
import type { ReadingColumns } from '../readings/reading.js';
import { QUALITY_CODES } from '../readings/reading.js';

const DAY_S = 86_400;
const MIN_DAYS = 14;
/** CalTRACK 2.3.6: above the median by three interquartile ranges. */
const IQR_TIMES = 3;
/** No home draws this on average over an interval: 100 kW. */
const IMPOSSIBLE_MILLI_W = 100_000_000;

/**
 * Days far above the others (median + 3 IQR, CalTRACK 2.3.6) and intervals above 100 kW. Flagged
 * only: a party or an electric car is no error.
 */
export function findOutliers(columns: ReadingColumns, zone: Zone, intervalS: number): Places {
  const places = new PlaceList();
  const days = daysOf(columns, zone, intervalS);
  for (let at = 0; at < columns.length; at += 1)
    if (isImpossible(columns, at)) places.add(columns.sourceRow[at] ?? 0, columns.startUtc[at] ?? 0);
  for (const { first, isFar } of days.values())
    if (isFar) places.add(columns.sourceRow[first] ?? 0, columns.startUtc[first] ?? 0);
  return places;
}

/** The readings with all that `findOutliers` finds marked as missing: whole days, or single intervals. */
export function withoutOutliers(columns: ReadingColumns, zone: Zone, intervalS: number): ReadingColumns {
  const days = daysOf(columns, zone, intervalS);
  const quality = Uint8Array.from(columns.quality, (code, at) =>
    isImpossible(columns, at) || days.get(dayAt(columns, at, zone))?.isFar === true
      ? QUALITY_CODES.missing
      : code,
  );
  return { ...columns, quality };
}

interface MeteredDay {
  milliWh: number;
  /** Index of its first reading. */
  readonly first: number;
  isFar: boolean;
}

function daysOf(columns: ReadingColumns, zone: Zone, intervalS: number): ReadonlyMap<number, MeteredDay> {
  const days = new Map<number, MeteredDay>();
  for (let at = 0; at < columns.length; at += 1) {
    if (columns.quality[at] === QUALITY_CODES.missing) continue;
    const milliWh = Math.abs(columns.energyMilliWh[at] ?? 0);
    const day = dayAt(columns, at, zone);
    const held = days.get(day);
    if (held === undefined) days.set(day, { milliWh, first: at, isFar: false });
    else held.milliWh += milliWh;
  }
  if (days.size < MIN_DAYS || intervalS > DAY_S + 3600) return days;
  const limit = upperFence([...days.values()].map(({ milliWh }) => milliWh));
  for (const day of days.values()) day.isFar = day.milliWh > limit;
  return days;
}

function dayAt(columns: ReadingColumns, at: number, zone: Zone): number {
  return Math.floor(zone.localAt(columns.startUtc[at] ?? 0) / DAY_S);
}

function isImpossible({ quality, energyMilliWh, durationS }: ReadingColumns, at: number): boolean {
  const seconds = durationS[at] ?? 0;
  return (
    quality[at] !== QUALITY_CODES.missing &&
    seconds > 0 &&
    (Math.abs(energyMilliWh[at] ?? 0) * 3600) / seconds > IMPOSSIBLE_MILLI_W
  );
}

function upperFence(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
  const spread = at(0.75) - at(0.25);
  return spread === 0 ? Number.POSITIVE_INFINITY : at(0.5) + IQR_TIMES * spread;
}
