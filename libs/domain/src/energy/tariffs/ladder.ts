import { localSeconds } from '#domain/shared/zone';
import type { LocalDay } from './calendar.js';
import type { Cycle } from './cycles.js';
import { milliOf } from './exact.js';
import type { EnergyPrice, TierLadder, TierReset } from './price.js';
import { monthsSince } from './validity.js';

/** Where a moment stands, as far as the restart of blocks is concerned. */
export interface ResetPoint {
  readonly day: LocalDay;
  readonly cycle: number;
  readonly interval: number;
  /** First day of the first cycle, `YYYY-MM-DD`. */
  readonly origin: string;
}

/** The ladder of an energy price; a constant price is one open block. Undefined for a series. */
export function ladderOf(price: EnergyPrice): TierLadder | undefined {
  switch (price.type) {
    case 'tiers':
      return price;
    case 'constant':
      return {
        type: 'tiers',
        tiers: [{ upTo: null, price: price.price }],
        reset: 'cycle',
        scope: 'per-window',
        boundUnit: 'absolute',
      };
    case 'series':
      return undefined;
  }
}

/** A number that changes when the count towards the blocks starts again. */
export function resetKey(reset: TierReset, point: ResetPoint): number {
  switch (reset) {
    case 'interval':
      return point.interval;
    case 'day':
      return point.day.dayNumber;
    case 'month':
      return point.day.year * 12 + point.day.month - 1;
    case 'quarter':
      return Math.floor(monthsSince(point.day, point.origin) / 3);
    case 'year':
      return Math.floor(monthsSince(point.day, point.origin) / 12);
    case 'cycle':
      return point.cycle;
  }
}

/** What block bounds are multiplied by in one reset period. */
export interface BoundScale {
  readonly cycle: Cycle;
  /** Highest average import power of the cycle, whole mW. */
  readonly peakMilliW: number;
  readonly key: number;
}

/** Cumulative upper bounds in whole mWh (or mW), Infinity on the last block. */
export function boundsMilli(ladder: TierLadder, scale: BoundScale): readonly number[] {
  return ladder.tiers.map(({ upTo }) => {
    if (upTo === null) return Number.POSITIVE_INFINITY;
    switch (ladder.boundUnit) {
      case 'absolute':
        return milliOf(upTo);
      case 'per-day':
        return milliOf(upTo) * resetDays(ladder.reset, scale);
      case 'per-kw':
        return Math.round(Number(upTo) * scale.peakMilliW);
      case 'per-kw-day':
        return Math.round(Number(upTo) * scale.peakMilliW) * resetDays(ladder.reset, scale);
    }
  });
}

function resetDays(reset: TierReset, { cycle, key }: BoundScale): number {
  switch (reset) {
    case 'interval':
    case 'day':
      return 1;
    case 'month':
      return monthDays(Math.floor(key / 12), (key % 12) + 1);
    case 'cycle':
      return cycle.days;
    case 'quarter':
      return 91;
    case 'year':
      return 365;
  }
}

function monthDays(year: number, month: number): number {
  return (localSeconds(year, month + 1, 1) - localSeconds(year, month, 1)) / 86_400;
}
