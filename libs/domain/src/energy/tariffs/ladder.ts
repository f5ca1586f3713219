import { localSeconds } from '#domain/shared/zone';
import type { LocalDay } from './calendar.js';
import type { PerKwhCharge } from './charge.js';
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

/** The pool that a charge's blocks belong to; undefined when it fills its blocks alone. */
export function poolNameOf({ flow, price }: PerKwhCharge): string | undefined {
  if (price.type !== 'tiers' || price.scope === 'per-window') return undefined;
  return [flow, price.scope, price.reset, price.pool ?? ''].join(' ');
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

/** Cumulative upper bounds in whole mWh (or mW) for a reset period; Infinity on the last block. */
export type BoundsOf = (scale: BoundScale) => readonly number[];

/** The bounds of a ladder, its texts read once. */
export function boundsOf({ tiers, reset, boundUnit }: TierLadder): BoundsOf {
  const milli = tiers.map(({ upTo }) => (upTo === null ? Number.POSITIVE_INFINITY : milliOf(upTo)));
  const hours = tiers.map(({ upTo }) => (upTo === null ? Number.POSITIVE_INFINITY : Number(upTo)));
  switch (boundUnit) {
    case 'absolute':
      return () => milli;
    case 'per-day':
      if (reset === 'day') return () => milli;
      return (scale) => milli.map((bound) => bound * resetDays(reset, scale));
    case 'per-kw':
      return ({ peakMilliW }) => hours.map((bound) => hoursOfUse(bound, peakMilliW));
    case 'per-kw-day':
      return (scale) => hours.map((bound) => hoursOfUse(bound, scale.peakMilliW) * resetDays(reset, scale));
  }
}

/** Whole mWh of so many hours at a power; an open block stays open without any power. */
function hoursOfUse(hours: number, peakMilliW: number): number {
  return hours === Number.POSITIVE_INFINITY ? hours : Math.round(hours * peakMilliW);
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
