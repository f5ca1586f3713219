import { DomainError } from '#domain/shared/domain-error';
import type { UnpricedNotes } from '../notes.js';
import type { TimedPrice, TimedRows } from './stamps.js';

const HOUR_S = 3600;
const DAY_S = 86_400;
/** So many intervals of a length on end are no hole. */
const LEAST_RUN = 4;

/** Prices without a hole, each until the next, the last until `endUtc`. */
export interface UnbrokenPrices {
  readonly prices: readonly TimedPrice[];
  readonly endUtc: number;
}

/**
 * The prices up to the first hole. Intervals may change their length (an hour, then quarters of one):
 * a stretch is a hole when it is longer than the intervals on both sides of it. The same instant twice
 * counts once when its prices agree; else throws `tariffs.spot-duplicate`.
 */
export function unbroken(rows: TimedRows, notes: UnpricedNotes): UnbrokenPrices {
  const prices = once(rows.prices);
  if (rows.empty.length > 0)
    notes.remark(
      'prices',
      `${rows.empty.length} rows without a price, the first at ${iso(rows.empty[0] ?? 0)}`,
      'Nothing is filled.',
    );
  const gaps = prices.slice(1).map(({ startUtc }, at) => startUtc - (prices[at]?.startUtc ?? 0));
  const usual = commonest(gaps);
  const hole = gaps.findIndex((gap, at) => {
    const { startUtc = 0, endUtc } = prices[at] ?? {};
    return endUtc === undefined ? isHole(gaps, at, usual) : gap > endUtc - startUtc;
  });
  const kept = hole === -1 ? prices : prices.slice(0, hole + 1);
  const last = kept.at(-1);
  if (hole !== -1)
    notes.remark(
      'prices',
      `No price after ${iso(last?.startUtc ?? 0)} until ${iso(prices[hole + 1]?.startUtc ?? 0)}`,
      'The series ends at its first hole.',
    );
  const lastGap = gaps[(hole === -1 ? prices.length - 1 : hole) - 1] ?? usual;
  return { prices: kept, endUtc: last?.endUtc ?? (last?.startUtc ?? 0) + lastGap };
}

function once(prices: readonly TimedPrice[]): readonly TimedPrice[] {
  return prices.filter((each, at) => {
    const before = prices[at - 1];
    if (before?.startUtc !== each.startUtc) return true;
    if (Number(before.price) === Number(each.price)) return false;
    throw new DomainError(
      'tariffs.spot-duplicate',
      `${iso(each.startUtc)} has two prices, ${before.price} and ${each.price}. Give a series with one price for each interval.`,
    );
  });
}

/** Intervals of another length come in runs; one or two long ones among short ones are holes. */
function isHole(gaps: readonly number[], at: number, usual: number): boolean {
  const gap = gaps[at] ?? 0;
  // A local day has 23 to 25 hours.
  if (usual >= DAY_S - HOUR_S) return gap > usual + 2 * HOUR_S;
  if (gap > HOUR_S) return true;
  const beside = Math.min(gaps[at - 1] ?? gap, gaps[at + 1] ?? gap);
  if (gap <= beside) return false;
  const near = gaps.slice(Math.max(at - LEAST_RUN, 0), at + LEAST_RUN + 1);
  return near.filter((each) => each === gap).length < LEAST_RUN;
}

/** The commonest distance of two prices; an hour where there is one price alone. */
function commonest(gaps: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const gap of gaps) counts.set(gap, (counts.get(gap) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? HOUR_S;
}

const iso = (utcS: number): string => new Date(utcS * 1000).toISOString();
