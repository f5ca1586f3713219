import fc from 'fast-check';
import { askedCases } from '#test/support/property-cases';
import type { CandidatePlan, ScoringInput } from '../scoring-input.js';
import { flatFee, NO_CONTRACT, plainInput, plainPlan, plainUsage } from '../scoring.spec-support.js';

const usages = [
  plainUsage([900, 800, 700, 700, 900, 1400, 1700, 1700, 1300, 900, 700, 900], 0.1),
  plainUsage([300, 260, 200, 150, 140, 160, 180, 170, 150, 180, 240, 310], 0.25),
  plainUsage(new Array<number>(12).fill(0), 0.1),
];
/** Of any size, each laid out anew: too slow but for the ten thousand cases. */
const anyUsage = fc
  .tuple(
    fc.array(fc.integer({ min: 0, max: 2500 }), { minLength: 12, maxLength: 12 }),
    fc.constantFrom(0.05, 0.15, 0.4),
  )
  .map(([monthKwh, uncertainty]) => plainUsage(monthKwh, uncertainty));
const usage =
  askedCases() === undefined
    ? fc.constantFrom(...usages)
    : fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...usages) }, { weight: 1, arbitrary: anyUsage });

export const unpriced = [{ text: 'A fee may apply', where: 'terms', reason: 'no figure' }];

/** Few values, so that plans alike in some or all things are common. */
const plan = fc.record({
  cents: fc.constantFrom(8, 10, 11, 12, 12.5, 14),
  monthly: fc.constantFrom(0, 5, 20),
  rating: fc.constantFrom(null, 1, 5),
  retailer: fc.constantFrom('Acorn Power', 'Oak'),
  termMonths: fc.constantFrom(undefined, 3, 12, 36),
  fee: fc.constantFrom(0, 300),
  renewable: fc.constantFrom(0, 100),
  basis: fc.constantFrom('fixed' as const, 'variable' as const),
  missing: fc.constantFrom(false, false, true),
  joining: fc.constantFrom(0, 30, -50),
});
type Drawn = typeof plan extends fc.Arbitrary<infer T> ? T : never;

function toPlan(drawn: Drawn, index: number): CandidatePlan {
  const { cents, monthly, rating, retailer, termMonths, fee, renewable, basis, missing, joining } = drawn;
  const plain = plainPlan({
    planId: `plan-${String(index).padStart(2, '0')}`,
    cents,
    monthly,
    rating,
    retailer,
  });
  const { termMonths: _term, ...tariff } = plain.tariff;
  const once = { id: 'once', label: 'Joining', scope: 'bundled', kind: 'once', contractMonth: 1 } as const;
  return {
    ...plain,
    tariff: {
      ...tariff,
      ...(termMonths === undefined ? {} : { termMonths }),
      ...{ priceBasis: basis, renewablePercent: String(renewable), unpriced: missing ? unpriced : [] },
      charges: joining === 0 ? tariff.charges : [...tariff.charges, { ...once, amount: String(joining) }],
      terminationFee:
        fee === 0 ? { kind: 'none' } : { kind: 'flat', amount: String(fee), waivedLastDays: 14 },
    },
  };
}

const plans = fc.array(plan, { minLength: 1, maxLength: 7 }).map((all) => all.map(toPlan));
const wishes = fc.record({
  renewableCentsPerKwh: fc.constantFrom('0', '0.5', '10'),
  starPerYear: fc.constantFrom('0', '50'),
  freedomPerYear: fc.constantFrom('0', '100'),
  fixedPricePerYear: fc.constantFrom('0', '150'),
  leavingFeePercent: fc.constantFrom(0, 50),
});
const contract = fc.constantFrom(
  NO_CONTRACT,
  flatFee(null, 150),
  flatFee('2026-02-10', 200, 14),
  flatFee('2026-09-30', 400),
  flatFee('2031-12-02', 2000),
  flatFee('2025-10-31', 100),
  { ...flatFee('2026-08-15', 1), fee: { kind: 'perMonthRemaining', amountMicros: 20_000_000 } } as const,
);
const assumption = fc.constantFrom({ kind: 'market' } as const, { kind: 'percentMore', percent: 0 } as const);

/** Any home, plans, present contract and wishes. */
export const anyRun: fc.Arbitrary<ScoringInput> = fc
  .record({
    ...{ plans, wishes, contract, afterContract: assumption, afterTerm: assumption },
    usage,
    cents: fc.constantFrom(7, 11, 12, 15),
    present: fc.constantFrom('ownRate' as const, 'plan' as const),
    agreed: fc.constantFrom(null, null, '100'),
  })
  .map(({ cents, present, agreed, ...rest }) =>
    plainInput({
      ...rest,
      agreedToCost: agreed,
      present: { kind: present, plan: plainPlan({ planId: 'mine', cents, monthly: 6 }) },
    }),
  );

/** The same plan at half the price of its energy. */
export function cheaper(plan: CandidatePlan): CandidatePlan {
  const charges = plan.tariff.charges.map((charge): typeof charge => {
    if (charge.kind !== 'per-kwh' || charge.price.type !== 'constant') return charge;
    return { ...charge, price: { type: 'constant', price: (Number(charge.price.price) / 2).toFixed(6) } };
  });
  return { ...plan, tariff: { ...plan.tariff, charges } };
}
