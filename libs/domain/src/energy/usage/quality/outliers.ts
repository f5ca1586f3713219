import type { Zone } from '#domain/shared/zone';
import { PlaceList } from '../normalise/repairs.js';
import type { Places } from '../normalise/repairs.js';
import type { ReadingColumns } from '../reading.js';
import { QUALITY_CODES } from '../reading.js';

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
  const days = new Map<number, { milliWh: number; row: number; startUtc: number }>();
  for (let at = 0; at < columns.length; at += 1) {
    if (columns.quality[at] === QUALITY_CODES.missing) continue;
    const startUtc = columns.startUtc[at] ?? 0;
    const milliWh = Math.abs(columns.energyMilliWh[at] ?? 0);
    const durationS = columns.durationS[at] ?? 0;
    if (durationS > 0 && (milliWh * 3600) / durationS > IMPOSSIBLE_MILLI_W)
      places.add(columns.sourceRow[at] ?? 0, startUtc);
    const day = Math.floor(zone.localAt(startUtc) / DAY_S);
    const held = days.get(day);
    if (held === undefined) days.set(day, { milliWh, row: columns.sourceRow[at] ?? 0, startUtc });
    else held.milliWh += milliWh;
  }
  if (days.size < MIN_DAYS || intervalS > DAY_S + 3600) return places;
  const limit = upperFence([...days.values()].map(({ milliWh }) => milliWh));
  for (const { milliWh, row, startUtc } of days.values()) if (milliWh > limit) places.add(row, startUtc);
  return places;
}

function upperFence(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
  const spread = at(0.75) - at(0.25);
  return spread === 0 ? Number.POSITIVE_INFINITY : at(0.5) + IQR_TIMES * spread;
}
