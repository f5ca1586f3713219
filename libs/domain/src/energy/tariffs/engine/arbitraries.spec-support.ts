import fc from 'fast-check';
import { localSeconds, zoneOf } from '#domain/shared/zone';
import type { Charge, Flow } from '../charge.js';
import { cyclesBetween, dayText } from '../cycles.js';
import type { Cycle } from '../cycles.js';
import type { Load } from '../load.js';
import type { DemandPrice, EnergyPrice, TierLadder } from '../price.js';
import { Tariff } from '../tariff.js';
import type { Schedule } from '../time-window.js';

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const ZONES = ['America/Chicago', 'Australia/Sydney', 'Europe/London', 'Australia/Adelaide', 'UTC'] as const;
const DAY_S = 86_400;

/** Usage over some weeks with a daylight saving change, a holiday and, often, a turn of the year in it. */
export interface RandomHome {
  readonly load: Load;
  readonly cycles: readonly Cycle[];
}

const decimal = (least: number, most: number, decimals: number): fc.Arbitrary<string> =>
  fc
    .integer({ min: Math.round(least * 10 ** decimals), max: Math.round(most * 10 ** decimals) })
    .map((whole) => (whole / 10 ** decimals).toFixed(decimals));

const price = fc.oneof(
  { weight: 4, arbitrary: decimal(0.01, 0.9, 5) },
  { weight: 1, arbitrary: decimal(-0.2, 0, 5) },
);
const monthDay = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([month, day]) => `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
const minuteRange = fc
  .tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 96 }), fc.constantFrom(0, 0, 0, 7))
  .map(([from, to, odd]) => ({ from: Math.min(from * 15 + odd, 1439), to: to * 15 }));

const schedule: fc.Arbitrary<Schedule> = fc.record(
  {
    label: fc.constant('Window'),
    windows: fc.array(
      fc.record(
        {
          days: fc.subarray([...WEEKDAYS], { minLength: 1 }),
          minutes: fc.array(minuteRange, { minLength: 1, maxLength: 3 }),
          seasons: fc.array(fc.record({ from: monthDay, to: monthDay }), { minLength: 1, maxLength: 2 }),
          holidays: fc.constantFrom('only' as const, 'never' as const),
        },
        { requiredKeys: [] },
      ),
      { minLength: 1, maxLength: 3 },
    ),
    zone: fc.constantFrom('Australia/Brisbane', 'America/New_York'),
    holidays: fc.record({
      set: fc.constantFrom('us-utility', 'ontario', 'au-vic'),
      policy: fc.constantFrom('as-sunday' as const, 'as-weekday-it-is' as const),
    }),
  },
  { requiredKeys: ['windows'] },
);

const ladder = (
  resets: readonly TierLadder['reset'][],
  scopes: readonly TierLadder['scope'][],
): fc.Arbitrary<TierLadder> =>
  fc
    .tuple(
      fc.uniqueArray(fc.integer({ min: 1, max: 600 }), { minLength: 1, maxLength: 3 }),
      fc.array(price, { minLength: 4, maxLength: 4 }),
      fc.constantFrom(...resets),
      fc.constantFrom(...scopes),
      fc.constantFrom('absolute' as const, 'per-day' as const, 'per-kw' as const, 'per-kw-day' as const),
    )
    .map(([bounds, prices, reset, scope, boundUnit]) => {
      const rising = [...bounds].sort((a, b) => a - b);
      return {
        type: 'tiers',
        tiers: [...rising.map((bound) => (bound / 10).toFixed(1)), null].map((upTo, at) => ({
          upTo,
          price: prices[at] ?? '0',
        })),
        reset,
        scope,
        boundUnit,
        ...(scope === 'per-window' ? {} : { pool: 'pool' }),
      };
    });

const someDates = fc.record(
  {
    validFrom: fc.constant('2025-10-20'),
    validTo: fc.constant('2026-03-17'),
    contractMonths: fc.constantFrom({ from: 1, to: 2 }, { from: 2 }, { from: 3, to: 3 }),
    taxPercent: fc.constantFrom('10', '8.25'),
  },
  { requiredKeys: [] },
);

const dates = fc.oneof({ weight: 4, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: someDates });

const scope = fc.constantFrom('bundled' as const, 'supply' as const, 'delivery' as const);
const flow: fc.Arbitrary<Flow> = fc.constantFrom('import', 'import', 'export', 'controlledLoad');
const named = { label: fc.constant('Charge'), scope };
const amount = decimal(0, 40, 2);
const condition = fc.record(
  { flow, fromKwh: decimal(0, 300, 0), belowKwh: decimal(100, 900, 1) },
  { requiredKeys: ['flow'] },
);
const selector = fc.record(
  {
    scopes: fc.subarray(['bundled', 'supply', 'delivery'] as const),
    kinds: fc.subarray(['per-kwh', 'per-day', 'per-month']),
  },
  { requiredKeys: [] },
);

type Unnamed<Each> = Each extends Charge ? Omit<Each, 'id'> : never;
type UnnamedCharge = Unnamed<Charge>;

const chargeWith = (energyPrice: fc.Arbitrary<EnergyPrice>): fc.Arbitrary<UnnamedCharge> => {
  const demandPrice: fc.Arbitrary<DemandPrice> = fc.oneof(
    price.map((each) => ({ type: 'constant' as const, price: each })),
    ladder(['cycle'], ['per-window']),
  );
  const optionalSchedule = fc.option(schedule, { nil: undefined, freq: 1 });
  const each = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        ...named,
        kind: fc.constant('per-kwh' as const),
        flow,
        price: energyPrice,
        schedule: optionalSchedule,
      }),
    },
    { weight: 1, arbitrary: fc.record({ ...named, kind: fc.constant('per-day' as const), amount }) },
    { weight: 1, arbitrary: fc.record({ ...named, kind: fc.constant('per-month' as const), amount }) },
    { weight: 1, arbitrary: fc.record({ ...named, kind: fc.constant('per-year' as const), amount }) },
    {
      weight: 1,
      arbitrary: fc.record({
        ...named,
        kind: fc.constant('once' as const),
        amount,
        contractMonth: fc.integer({ min: 1, max: 4 }),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        ...named,
        kind: fc.constant('per-kw' as const),
        flow,
        price: demandPrice,
        schedule: optionalSchedule,
        per: fc.constantFrom('cycle' as const, 'day' as const),
        windowMinutes: fc.constantFrom(undefined, 15, 60),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ ...named, kind: fc.constant('credit-if' as const), amount, usage: condition }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ ...named, kind: fc.constant('fee-if' as const), amount, usage: condition }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        ...named,
        kind: fc.constant('percent-of' as const),
        percent: decimal(-30, 30, 2),
        of: selector,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        ...named,
        kind: fc.constant('minimum-bill' as const),
        amount: decimal(0, 300, 2),
        per: fc.constantFrom('cycle' as const, 'day' as const, 'year' as const),
        of: selector,
      }),
    },
  );
  // Zod takes absent and undefined alike; the parse below gives the declared type.
  return fc.tuple(each, dates).map(([charge, when]) => ({ ...charge, ...when }) as UnnamedCharge);
};

const tariffOf = (
  charge: fc.Arbitrary<UnnamedCharge>,
  exportRules: fc.Arbitrary<Tariff['exportRule']>,
): fc.Arbitrary<Tariff> =>
  fc
    .record({
      charges: fc.array(charge, { minLength: 1, maxLength: 7 }),
      exportRule: exportRules,
      rounding: fc.record({
        decimals: fc.constantFrom(2, 2, 4, 6),
        mode: fc.constantFrom('half-up', 'half-even'),
      }),
      zone: fc.constantFrom(undefined, 'Australia/Melbourne'),
    })
    .map(({ charges, ...rest }) =>
      Tariff.parse({
        id: 'random',
        name: 'Random',
        currency: 'USD',
        charges: charges.map((each, at) => ({ ...earning(each), id: `charge-${at}` })),
        unpriced: [],
        priceBasis: 'fixed',
        terminationFee: { kind: 'none' },
        eligibility: [],
        discounts: [],
        provenance: { source: 'random', asOf: '2026-01-01', id: 'random' },
        ...rest,
      }),
    );

/** Exports of a plan with few exceptions earn money. */
function earning(charge: UnnamedCharge): UnnamedCharge {
  if (charge.kind !== 'per-kwh' || charge.flow !== 'export' || charge.price.type !== 'constant')
    return charge;
  return { ...charge, price: { type: 'constant', price: `-${charge.price.price.replace('-', '')}` } };
}

const constantPrice = price.map((each) => ({ type: 'constant' as const, price: each }));
const trueUpMonth = fc.integer({ min: 1, max: 12 });
const atTrueUp = fc.constantFrom('paid' as const, 'expires' as const, 'carried' as const);

/** Tariffs of every kind of charge, tier scope, reset and export rule without netting. */
export const anyTariff: fc.Arbitrary<Tariff> = tariffOf(
  chargeWith(
    fc.oneof(
      constantPrice,
      ladder(
        ['cycle', 'cycle', 'day', 'month', 'quarter', 'year', 'interval'],
        ['per-window', 'pooled-pro-rata', 'pooled-chronological'],
      ),
    ),
  ),
  fc.oneof(
    fc.constant({ kind: 'charges' as const }),
    fc.record({
      kind: fc.constant('net-billing-carry' as const),
      appliesFrom: fc.constantFrom('same-cycle' as const, 'next-cycle' as const),
      trueUpMonth,
      atTrueUp,
    }),
  ),
);

/** Tariffs under net metering, whose blocks start again each cycle. */
export const netMeteredTariff: fc.Arbitrary<Tariff> = tariffOf(
  chargeWith(fc.oneof(constantPrice, ladder(['cycle'], ['per-window', 'pooled-pro-rata']))),
  fc.oneof(
    fc.record({
      kind: fc.constant('kwh-rollover' as const),
      trueUpMonth,
      trueUpPrice: decimal(0, 0.1, 4),
      atTrueUp: fc.constantFrom('paid' as const, 'carried' as const),
    }),
    fc.record({ kind: fc.constant('dollar-credit' as const), trueUpMonth, atTrueUp }),
  ),
)
  .map((tariff) => ({
    ...tariff,
    charges: tariff.charges.map((charge) =>
      charge.kind === 'per-kwh' && charge.flow === 'export'
        ? {
            ...charge,
            nets: tariff.charges.find((each) => each.kind === 'per-kwh' && each.flow === 'import')?.id,
          }
        : charge,
    ),
  }))
  .map((tariff) => Tariff.parse(tariff));

/** Homes with any interval, in zones whose clocks change, over one to four billing cycles of odd lengths. */
export const anyHome: fc.Arbitrary<RandomHome> = fc
  .record({
    zone: fc.constantFrom(...ZONES),
    firstDay: fc.integer({ min: 0, max: 500 }),
    span: fc.oneof(
      fc.record({
        cycleDays: fc.array(fc.integer({ min: 2, max: 9 }), { minLength: 1, maxLength: 4 }),
        minutes: fc.constantFrom(15, 30, 60, 7),
      }),
      fc.record({
        cycleDays: fc.array(fc.integer({ min: 24, max: 35 }), { minLength: 2, maxLength: 6 }),
        minutes: fc.constantFrom(240, 1440),
      }),
    ),
    seed: fc.integer({ min: 1, max: 1_000_000 }),
    scale: fc.constantFrom(1000, 250_000, 2_000_000, 2_000_000),
  })
  .map(({ zone, firstDay, span: { cycleDays, minutes }, seed, scale }) => {
    const first = localSeconds(2025, 1, 1) + firstDay * DAY_S;
    const ends = cycleDays.reduce<number[]>((days, length) => [...days, (days.at(-1) ?? 0) + length], []);
    const cycles = cyclesBetween(
      zone,
      [0, ...ends].map((day) => dayText(first + day * DAY_S)),
    );
    const start = zoneOf(zone).earlier(first) - 3600;
    const count = Math.ceil(((cycles.at(-1)?.endUtc ?? start) - start + 7200) / (minutes * 60));
    const next = sequence(seed);
    const column = (): Float64Array =>
      Float64Array.from({ length: count }, () => Math.max(0, Math.floor((next() - 0.2) * scale)));
    return {
      cycles,
      load: {
        zone,
        startUtc: Float64Array.from({ length: count }, (_, at) => start + at * minutes * 60),
        durationS: new Float64Array(count).fill(minutes * 60),
        importMilliWh: column(),
        exportMilliWh: column(),
        controlledLoadMilliWh: column(),
      },
    };
  });

/** A repeatable stream of numbers from 0 to 1 (Park and Miller). */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
