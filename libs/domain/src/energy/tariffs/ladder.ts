import { DomainError } from '#domain/shared/domain-error';
import { localSeconds } from '#domain/shared/zone';
import type { LocalDay } from './calendar/calendar.js';
import { billedMilliW } from './billed-demand.js';
import type { PerKwhCharge } from './model/charge.js';
import type { Cycle } from './calendar/cycles.js';
import { milliOf } from './exact.js';
import type { EnergyPrice, Tier, TierLadder, TierReset } from './model/price.js';
import type { HeldDays } from './calendar/held-days.js';
import { monthsSince } from './calendar/validity.js';

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
    case 'by-month':
      return undefined;
  }
}

/** Prices over time, or one price at all times. */
export type PriceOverTime = Extract<EnergyPrice, { type: 'series' | 'constant' }>;

/**
 * The price of a charge whose cost is added up piece by piece; undefined for one whose energy is counted
 * first. Throws `tariffs.rounded-blocks` for blocks whose parts are to be rounded.
 */
export function priceOverTime({ id, price, roundedEach }: PerKwhCharge): PriceOverTime | undefined {
  if (price.type === 'series') return price;
  if (roundedEach === undefined) return undefined;
  if (price.type === 'constant') return price;
  throw new DomainError(
    'tariffs.rounded-blocks',
    `Charge "${id}" has blocks and is rounded each ${roundedEach}; only a price outside blocks can be.`,
  );
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

/** What block bounds may be multiplied by. */
export interface BoundHome {
  readonly cycles: readonly Cycle[];
  /** Highest average import power of each cycle, whole mW. */
  readonly peakMilliW: ArrayLike<number>;
  /** Days for which the bounds hold, where these are not all days. */
  readonly held?: HeldDays | undefined;
}

/** Cumulative upper bounds in whole mWh (or mW) for a reset period of cycle `at`; Infinity on the last block. */
export type BoundsOf = (at: number, key: number) => readonly number[];

/** The bounds of a ladder for one home, its texts read once. */
export function boundsOf(ladder: TierLadder, { cycles, peakMilliW, held }: BoundHome): BoundsOf {
  const { tiers, reset, boundUnit, billedDemand } = ladder;
  const milli = tiers.map(({ upTo }) => (upTo === null ? Number.POSITIVE_INFINITY : milliOf(upTo)));
  const hours = tiers.map(({ upTo }) => (upTo === null ? Number.POSITIVE_INFINITY : Number(upTo)));
  const demand = billedDemand === undefined ? peakMilliW : billedMilliW(billedDemand, cycles, peakMilliW);
  const allDays = (at: number, key: number): number => resetDays(reset, key, cycles[at]?.days ?? 0);
  const daysOf = (at: number, key: number): number => {
    if (held === undefined) return allDays(at, key);
    if (reset === 'cycle') return held.ofCycle(at);
    return reset === 'month' ? held.ofMonth(Math.floor(key / 12), (key % 12) + 1) : allDays(at, key);
  };
  const part = (bound: number, at: number, key: number): number =>
    held === undefined ? bound : heldBound(bound, daysOf(at, key), allDays(at, key));
  const used = (bound: number, at: number): number => hoursOfUse(bound, demand[at] ?? 0);
  switch (boundUnit) {
    case 'absolute':
      return held === undefined ? () => milli : (at, key) => milli.map((bound) => part(bound, at, key));
    case 'per-day':
      if (reset === 'day') return () => milli;
      return (at, key) => milli.map((bound) => timesDays(bound, daysOf(at, key)));
    case 'per-kw':
      return (at, key) => hours.map((bound) => part(used(bound, at), at, key));
    case 'per-kw-day':
      return (at, key) => hours.map((bound) => timesDays(used(bound, at), daysOf(at, key)));
    case 'hours-with-steps':
      return (at) =>
        steppedBounds(
          tiers,
          milli,
          hours.map((bound) => used(bound, at)),
        );
  }
}

/** Whether a ladder's bounds are its figures times one number of the cycle. */
export function isPlainlyBounded({ boundUnit, billedDemand }: TierLadder): boolean {
  return boundUnit !== 'hours-with-steps' && billedDemand === undefined;
}

/** An open block stays open on no day at all. */
function timesDays(bound: number, days: number): number {
  return bound === Number.POSITIVE_INFINITY ? bound : bound * days;
}

/** The part of a bound that falls on some of its days, whole mWh (or mW). */
export function heldBound(bound: number, heldDays: number, allDays: number): number {
  return bound === Number.POSITIVE_INFINITY || heldDays === allDays
    ? bound
    : Math.round((bound * heldDays) / allDays);
}

/** Whole mWh of so many hours at a power; an open block stays open without any power. */
function hoursOfUse(hours: number, peakMilliW: number): number {
  return hours === Number.POSITIVE_INFINITY ? hours : Math.round(hours * peakMilliW);
}

/** Steps end where their block of hours ends; a block with steps takes no energy itself. */
function steppedBounds(
  tiers: readonly Tier[],
  milliWh: readonly number[],
  hoursMilliWh: readonly number[],
): readonly number[] {
  const blockEnds = hoursMilliWh.filter((_, at) => tiers[at]?.inHours === true);
  let block = 0;
  let reached = 0;
  return tiers.map(({ inHours }, at) => {
    if (inHours === true) {
      if ((blockEnds[block] ?? 0) < (hoursMilliWh[at] ?? 0) && block + 1 < blockEnds.length) block += 1;
      const hasSteps = at + 1 < tiers.length && tiers[at + 1]?.inHours !== true;
      if (!hasSteps) reached = Math.max(reached, blockEnds[block] ?? 0);
    } else
      reached = Math.max(reached, Math.min(milliWh[at] ?? 0, blockEnds[block] ?? Number.POSITIVE_INFINITY));
    return reached;
  });
}

function resetDays(reset: TierReset, key: number, cycleDays: number): number {
  switch (reset) {
    case 'interval':
    case 'day':
      return 1;
    case 'month':
      return monthDays(Math.floor(key / 12), (key % 12) + 1);
    case 'cycle':
      return cycleDays;
    case 'quarter':
      return 91;
    case 'year':
      return 365;
  }
}

function monthDays(year: number, month: number): number {
  return (localSeconds(year, month + 1, 1) - localSeconds(year, month, 1)) / 86_400;
}
