import fc from 'fast-check';
import type { Charge, Flow } from '../model/charge.js';
import type { Peaks } from '../model/peaks.js';
import type { DemandPrice, EnergyPrice } from '../model/price.js';
import {
  billedDemand,
  dates,
  decimal,
  ladder,
  monthDay,
  price,
  schedule,
} from './arbitrary-prices.spec-support.js';

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
/** A charge before it has an id. */
export type UnnamedCharge = Unnamed<Charge>;

const demandPrice: fc.Arbitrary<DemandPrice> = fc.oneof(
  price.map((each) => ({ type: 'constant' as const, price: each })),
  ladder(['cycle'], ['per-window']).map(({ tiers, boundUnit }) => ({
    type: 'tiers' as const,
    tiers: tiers.map(({ upTo, price: each }) => ({ upTo, price: each })),
    reset: 'cycle' as const,
    scope: 'per-window' as const,
    boundUnit: boundUnit === 'hours-with-steps' ? ('absolute' as const) : boundUnit,
  })),
  fc
    .tuple(
      fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 3 }),
      fc.array(amount, { minLength: 4, maxLength: 4 }),
    )
    .map(([bounds, amounts]) => ({
      type: 'steps' as const,
      steps: [...bounds.toSorted((a, b) => a - b).map((bound) => (bound / 10).toFixed(1)), null].map(
        (upTo, at) => ({
          upTo,
          amount: amounts[at] ?? '0',
        }),
      ),
    })),
);
const peaks: fc.Arbitrary<Peaks> = fc.oneof(
  fc.constant({ kind: 'each-day' as const }),
  fc.record({
    kind: fc.constant('highest' as const),
    count: fc.integer({ min: 1, max: 4 }),
    onDifferentDays: fc.boolean(),
  }),
);
const optionalSchedule = fc.option(schedule, { nil: undefined, freq: 1 });

const fixed = fc.oneof(
  fc.record({
    ...named,
    kind: fc.constantFrom('per-day' as const, 'per-month' as const, 'per-year' as const),
    amount,
    contracted: fc.option(
      fc.oneof(
        fc.record({ kw: decimal(1, 12, 1) }),
        decimal(1, 6, 1).map((kw) => ({
          kw,
          steps: [
            { upTo: '3', amount: '9.99' },
            { upTo: '6', amount: '12.68' },
          ],
        })),
      ),
      { nil: undefined, freq: 1 },
    ),
  }),
  fc.record({ ...named, kind: fc.constant('per-day' as const), amount, flow }),
  fc.record({
    ...named,
    kind: fc.constant('once' as const),
    amount,
    contractMonth: fc.integer({ min: 1, max: 4 }),
    eachYearOn: fc.option(monthDay, { nil: undefined }),
  }),
);

const demand = fc.record({
  ...named,
  kind: fc.constant('per-kw' as const),
  flow,
  price: demandPrice,
  schedule: optionalSchedule,
  per: fc.constantFrom('cycle' as const, 'day' as const),
  windowMinutes: fc.constantFrom(undefined, 15, 60),
  billedDemand: fc.option(billedDemand, { nil: undefined, freq: 2 }),
  peaks: fc.option(peaks, { nil: undefined, freq: 2 }),
  weights: fc.option(
    fc.array(fc.record({ schedule, percent: fc.constantFrom(0, 50, 150) }), { minLength: 1, maxLength: 2 }),
    { nil: undefined, freq: 1 },
  ),
});

const derived = fc.oneof(
  fc.record({
    ...named,
    kind: fc.constantFrom('credit-if' as const, 'fee-if' as const),
    amount,
    usage: condition,
  }),
  fc.record({
    ...named,
    kind: fc.constant('percent-of' as const),
    percent: decimal(-30, 30, 2),
    atLeast: fc.option(decimal(0, 9, 2), { nil: undefined, freq: 2 }),
    atMost: fc.option(decimal(9, 30, 2), { nil: undefined, freq: 2 }),
    of: selector,
  }),
  fc.record({
    ...named,
    kind: fc.constant('minimum-bill' as const),
    amount: decimal(0, 300, 2),
    per: fc.constantFrom('cycle' as const, 'day' as const, 'year' as const),
    of: selector,
  }),
);

/** Any charge; those for energy have prices of `energyPrice`. */
export function chargeWith(energyPrice: fc.Arbitrary<EnergyPrice>): fc.Arbitrary<UnnamedCharge> {
  const energy = fc.record({
    ...named,
    kind: fc.constant('per-kwh' as const),
    flow,
    price: energyPrice,
    schedule: optionalSchedule,
    netted: fc.constantFrom(undefined, undefined, true, false),
    roundedEach: fc.constantFrom(undefined, undefined, 'interval' as const, 'day' as const),
    readings: fc.constantFrom(undefined, undefined, { decimals: 4, mode: 'half-even' as const, minutes: 30 }),
  });
  const each = fc.oneof(
    { weight: 6, arbitrary: energy },
    { weight: 4, arbitrary: fixed },
    { weight: 1, arbitrary: demand },
    { weight: 4, arbitrary: derived },
  );
  // A union of records: which fields belong to which kind is checked by the schema when the tariff is made.
  return fc.tuple(each, dates).map(([charge, when]) => ({ ...charge, ...when }));
}
