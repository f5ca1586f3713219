import fc from 'fast-check';
import { dayText } from '#domain/shared/day';
import type { BilledDemand } from '../billed-demand.js';
import type { TierLadder } from '../model/price.js';
import type { Rounding } from '../model/rounding.js';
import type { Schedule } from '../model/time-window.js';

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Decimal text between two numbers. */
export const decimal = (least: number, most: number, decimals: number): fc.Arbitrary<string> =>
  fc
    .integer({ min: Math.round(least * 10 ** decimals), max: Math.round(most * 10 ** decimals) })
    .map((whole) => (whole / 10 ** decimals).toFixed(decimals));

/** A price per unit, now and then below zero. */
export const price = fc.oneof(
  { weight: 4, arbitrary: decimal(0.01, 0.9, 5) },
  { weight: 1, arbitrary: decimal(-0.2, 0, 5) },
);
/** A day of the year. */
export const monthDay = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([month, day]) => `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
const minuteRange = fc
  .tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 96 }), fc.constantFrom(0, 0, 0, 7))
  .map(([from, to, odd]) => ({ from: Math.min(from * 15 + odd, 1439), to: to * 15 }));

/** Most homes meet both kinds of days. */
const twoDaysOfThree = [0, 1, 2].map((left) =>
  Array.from({ length: 900 }, (_, day) => dayText(20_100 + day)).filter((_, day) => day % 3 !== left),
);

/** Windows on any days, seasons and holidays, on whole quarter hours and now and then not. */
export const schedule: fc.Arbitrary<Schedule> = fc.record(
  {
    label: fc.constant('Window'),
    windows: fc.array(
      fc.record(
        {
          days: fc.subarray([...WEEKDAYS], { minLength: 1 }),
          minutes: fc.array(minuteRange, { minLength: 1, maxLength: 3 }),
          seasons: fc.array(fc.record({ from: monthDay, to: monthDay }), { minLength: 1, maxLength: 2 }),
          holidays: fc.constantFrom('only' as const, 'never' as const),
          announced: fc.constantFrom('only' as const, 'never' as const),
        },
        { requiredKeys: [] },
      ),
      { minLength: 1, maxLength: 3 },
    ),
    zone: fc.constantFrom('Australia/Brisbane', 'America/New_York'),
    announced: fc.record(
      {
        from: fc.constant('2024-09-01'),
        to: fc.constant('2028-12-31'),
        days: fc.constantFrom(...twoDaysOfThree),
        beginsAt: fc.constantFrom(0, 360, 367),
      },
      { requiredKeys: ['from', 'to', 'days'] },
    ),
    holidays: fc.record({
      set: fc.constantFrom('us-utility', 'ontario', 'au-vic'),
      policy: fc.constantFrom('as-sunday' as const, 'as-weekday-it-is' as const),
    }),
  },
  { requiredKeys: ['windows'] },
);

const percents = fc.array(fc.constantFrom('0', '60', '95', '100'), { minLength: 12, maxLength: 12 });

/** Demand that earlier cycles help to decide. */
export const billedDemand: fc.Arbitrary<BilledDemand> = fc.record(
  {
    ownPercents: percents,
    earlierPercents: percents,
    earlierCycles: fc.integer({ min: 0, max: 12 }),
    minimumKw: decimal(0, 2, 1),
    yearBefore: fc.oneof(
      fc.constant('alike' as const),
      fc.array(decimal(0, 9, 1), { minLength: 12, maxLength: 12 }),
    ),
    maximumKw: decimal(1, 5, 1),
    meanCycles: fc.integer({ min: 1, max: 12 }),
    chargedMonths: fc.subarray([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]),
  },
  { requiredKeys: ['ownPercents', 'earlierPercents', 'earlierCycles', 'minimumKw'] },
);
/** Mostly the cycle's own peak. */
export const mostlyOwn = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.record({ billedDemand }) },
);

/** Blocks that begin within what a random home uses. */
export const ladder = (
  resets: readonly TierLadder['reset'][],
  scopes: readonly TierLadder['scope'][],
): fc.Arbitrary<TierLadder> =>
  fc
    .tuple(
      fc.uniqueArray(fc.integer({ min: 1, max: 600 }), { minLength: 1, maxLength: 3 }),
      fc.array(price, { minLength: 4, maxLength: 4 }),
      fc.constantFrom(...resets),
      fc.constantFrom(...scopes),
      fc.constantFrom(
        'absolute' as const,
        'per-day' as const,
        'per-kw' as const,
        'per-kw-day' as const,
        'hours-with-steps' as const,
      ),
      fc.tuple(mostlyOwn, fc.array(fc.boolean(), { minLength: 4, maxLength: 4 })),
    )
    .map(([bounds, prices, reset, scope, boundUnit, [demand, flags]]) => {
      const rising = [...bounds].sort((a, b) => a - b);
      return {
        type: 'tiers',
        tiers: [...rising.map((bound) => (bound / 10).toFixed(1)), null].map((upTo, at) => ({
          upTo,
          price: prices[at] ?? '0',
          ...(boundUnit === 'hours-with-steps' ? { inHours: at === 0 || flags[at] === true } : {}),
        })),
        ...demand,
        reset,
        scope,
        boundUnit,
        ...(scope === 'per-window' ? {} : { pool: 'pool' }),
      };
    });

/** Every rule of rounding: to decimals, to whole currency, to steps, downwards. */
export const rounding: fc.Arbitrary<Rounding> = fc.record(
  {
    decimals: fc.constantFrom(0, 2, 2, 4, 6),
    step: fc.constantFrom(5, 10),
    mode: fc.constantFrom('half-up' as const, 'half-even' as const, 'down' as const),
  },
  { requiredKeys: ['decimals', 'mode'] },
);

const someDates = fc.record(
  {
    validFrom: fc.constant('2025-10-20'),
    validTo: fc.constant('2026-03-17'),
    contractMonths: fc.constantFrom({ from: 1, to: 2 }, { from: 2 }, { from: 3, to: 3 }),
    seasons: fc.array(fc.record({ from: monthDay, to: monthDay }), { minLength: 1, maxLength: 2 }),
    rounding,
    taxPercent: fc.constantFrom('10', '8.25'),
  },
  { requiredKeys: [] },
);

/** Mostly always in force. */
export const dates = fc.oneof({ weight: 4, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: someDates });
