import fc from 'fast-check';
import { netsEnergy } from '../export-credit.js';
import { Tariff } from '../model/tariff.js';
import { chargeWith } from './arbitrary-charges.spec-support.js';
import type { UnnamedCharge } from './arbitrary-charges.spec-support.js';
import { decimal, ladder, price, rounding } from './arbitrary-prices.spec-support.js';

const tariffOf = (
  charge: fc.Arbitrary<UnnamedCharge>,
  exportRules: fc.Arbitrary<Tariff['exportRule']>,
): fc.Arbitrary<Tariff> =>
  fc
    .record({
      charges: fc.array(charge, { minLength: 1, maxLength: 7 }),
      exportRule: exportRules,
      rounding,
      billRounding: fc.option(rounding, { nil: undefined, freq: 2 }),
      nettingMinutes: fc.option(fc.constantFrom(15, 60), { nil: undefined, freq: 1 }),
      zone: fc.constantFrom(undefined, 'Australia/Melbourne'),
    })
    .map(({ charges: any, ...rest }) => ({ ...rest, charges: withoutPartsOfNet(any, rest.exportRule) }))
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

/** What is netted over a bill has no hours whose amounts could be rounded. */
function withoutPartsOfNet(
  charges: readonly UnnamedCharge[],
  rule: Tariff['exportRule'],
): readonly UnnamedCharge[] {
  return charges.map((charge) =>
    charge.kind === 'per-kwh' && (charge.price.type === 'tiers' || netsEnergy(rule))
      ? { ...charge, roundedEach: undefined }
      : charge,
  );
}

/** Exports of a plan with few exceptions earn money. */
function earning(charge: UnnamedCharge): UnnamedCharge {
  if (charge.kind !== 'per-kwh' || charge.flow !== 'export' || charge.price.type !== 'constant')
    return charge;
  return { ...charge, price: { type: 'constant', price: `-${charge.price.price.replace('-', '')}` } };
}

const constantPrice = price.map((each) => ({ type: 'constant' as const, price: each }));
const trueUpMonth = fc.oneof(fc.integer({ min: 1, max: 12 }), fc.constant('every-cycle' as const));
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
export const netMeteredTariff: fc.Arbitrary<Tariff> = fc
  .oneof(
    {
      weight: 3,
      arbitrary: tariffOf(
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
      ),
    },
    {
      weight: 1,
      arbitrary: tariffOf(
        chargeWith(constantPrice),
        fc.record({ kind: fc.constant('period-netting' as const), trueUpMonth }),
      ),
    },
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
