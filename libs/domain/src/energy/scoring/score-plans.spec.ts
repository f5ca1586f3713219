import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { z } from 'zod';
import { describeShared, sharedJson } from '#domain/shared/shared-data.spec-support';
import type { Charge } from '../tariffs/model/charge.js';
import { compilePlans } from './pricing/compile-plans.js';
import { ownRateTariff } from './staying/own-rate.js';
import { prepareHome } from './pricing/prepared-home.js';
import { scorePlans } from './score-plans.js';
import { ScoringSchema } from './scoring.js';
import { flatFee, inRankOrder, plainInput, plainPlan, plainUsage } from './scoring.spec-support.js';

const seasonal = [850, 820, 780, 900, 950, 1400, 1600, 1500, 1000, 850, 800, 820];
const energy = (price: string, more: Partial<Charge> = {}): Charge =>
  ({
    id: `energy-${price}`,
    label: 'Energy',
    scope: 'bundled',
    kind: 'per-kwh',
    flow: 'import',
    price: { type: 'constant', price },
    ...more,
  }) as Charge; // the parts given keep the kind

const credit: Charge = {
  id: 'credit',
  label: 'Usage credit',
  scope: 'bundled',
  kind: 'credit-if',
  amount: '100',
  usage: { flow: 'import', fromKwh: '1000' },
};
const join: Charge = {
  id: 'join',
  label: 'Connection',
  scope: 'bundled',
  kind: 'once',
  amount: '25',
  contractMonth: 1,
};

const usage = plainUsage(seasonal, 0.2);

describe('scoring with the pricing engine', () => {
  it('prices as its closed form does', () => {
    const home = prepareHome(usage);
    const rate = fc.record({
      cents: fc.integer({ min: 1, max: 40 }),
      monthly: fc.integer({ min: 0, max: 30 }),
    });
    fc.assert(
      fc.property(fc.array(rate, { minLength: 1, maxLength: 6 }), (all) => {
        const plans = all.map((each, index) => plainPlan({ planId: `plan-${index}`, ...each }));
        const found = inRankOrder(scorePlans(plainInput({ plans, usage }), { home })).map(
          ({ plan, firstYear }) => [plan.planId, firstYear.cost] as const,
        );
        const cost = ({ cents, monthly }: (typeof all)[number]): string =>
          seasonal.reduce((sum, kwh) => sum + (cents * kwh) / 100 + monthly, 0).toFixed(2);
        expect(new Map(found)).toEqual(new Map(all.map((each, index) => [`plan-${index}`, cost(each)])));
        const costs = found.map(([, firstYear]) => Number(firstYear));
        expect(costs).toEqual([...costs].sort((a, b) => a - b));
      }),
      { numRuns: 25 },
    );
  });

  it('gives the same bytes twice, and with shared work', () => {
    const plans = [
      plainPlan({ planId: 'a', cents: 10 }),
      plainPlan({ planId: 'b', cents: 11, tariff: { charges: [energy('0.13'), credit] } }),
    ];
    const input = plainInput({
      plans,
      usage: plainUsage(seasonal, 0.2),
      contract: flatFee('2026-05-31', 99, 14),
    });
    const once = canonicalize(scorePlans(input));
    expect(canonicalize(scorePlans(structuredClone(input)))).toBe(once);
    const shared = { compiled: compilePlans(plans, input.today), home: prepareHome(input.usage) };
    expect(canonicalize(scorePlans(input, shared))).toBe(once);
    expect(ScoringSchema.parse(JSON.parse(once ?? ''))).toEqual(scorePlans(input));
  });

  it('shows that a bill credit makes little use dear', () => {
    const plan = plainPlan({ planId: 'credit', cents: 1, tariff: { charges: [energy('0.15'), credit] } });
    const usage = plainUsage(new Array<number>(12).fill(1020), 0.05);
    const [ranked] = scorePlans(plainInput({ plans: [plan], usage })).top;
    expect(ranked?.firstYear.cost).toBe('636.00');
    expect(Number(ranked?.costBand.central)).toBeGreaterThan(700);
    expect(Number(ranked?.costBand.high)).toBeGreaterThan(Number(ranked?.costBand.central) + 100);
    expect(ranked?.flags).toMatchObject([
      { kind: 'billCreditCliff', monthsNear: 12, amountAtStake: '1200.00' },
    ]);
  });

  it('keeps first and steady year of an introductory price apart', () => {
    const charges = [
      energy('0.08', { contractMonths: { from: 1, to: 3 } }),
      energy('0.14', { contractMonths: { from: 4 } }),
      join,
    ];
    const plan = plainPlan({ planId: 'intro', cents: 1, tariff: { charges } });
    const [ranked] = scorePlans(plainInput({ plans: [plan] })).top;
    expect(ranked).toMatchObject({
      firstYear: { cost: '1525.00' },
      steadyYear: { cost: '1680.00' },
      rankedYear: { cost: '1602.50' },
      timeline: { switchNow: { savings: '-325.00', firstYearSavings: '-85.00' } },
      joiningFee: '25.00',
      flags: [{ kind: 'introductoryPriceEnds', months: 3, endsOn: '2026-04-01', extraPerYear: '180.00' }],
    });
  });

  it('leaves out a plan whose energy price is a mere text', () => {
    const unpriced = [{ text: 'Market price plus margin', where: 'note', reason: 'no figure' }];
    const plan = plainPlan({ planId: 'text', cents: 1, tariff: { charges: [], unpriced } });
    expect(scorePlans(plainInput({ plans: [plan] })).filtered).toMatchObject([
      { planId: 'text', reasons: [{ code: 'cannotBePriced' }] },
    ]);
  });

  it('ranks an estimated plan first only with its flag', () => {
    const plan = plainPlan({ planId: 'label', cents: 5, tariff: { estimated: 'estimated from its label' } });
    const [first] = scorePlans(plainInput({ plans: [plan, plainPlan({ planId: 'sure', cents: 9 })] })).top;
    expect(first).toMatchObject({ plan: { planId: 'label' }, flags: [{ kind: 'estimatedFromLabel' }] });
  });

  it('prices a rate typed in by hand', () => {
    const tariff = ownRateTariff({
      energyCentsPerKwh: '12.5',
      monthlyFee: '9.95',
      currency: 'USD',
      asOf: '2026-01-01',
    });
    const present = {
      kind: 'ownRate',
      plan: { planId: 'own-rate', name: 'Mine', retailer: '-', rating: null, tariff },
    } as const;
    expect(scorePlans(plainInput({ present })).staying.annualCost).toBe('1619.40');
  });
});

const PEERS = 'peers/treebeard.json';

describeShared('the worked case of another', () => {
  it('agrees on first year, savings and what the leaving fee leaves', () => {
    const cases = sharedJson(PEERS, z.custom<readonly Worked[]>());
    const worked = cases.find(({ case: name }) => name.startsWith('first-year cost'));
    if (worked === undefined) throw new Error(`${PEERS} has no such case`);
    const { monthly_kwh, current, new: next } = worked.inputs;
    const join: Charge = {
      id: 'join',
      label: 'Connection',
      scope: 'bundled',
      kind: 'once',
      amount: String(next.connection_fee),
      contractMonth: 1,
    };
    const flat = plainPlan({ planId: 'new', cents: next.rate_cents, monthly: next.monthly_fee });
    const plan = { ...flat, tariff: { ...flat.tariff, charges: [...flat.tariff.charges, join] } };
    const scoring = scorePlans(
      plainInput({
        plans: [plan],
        usage: plainUsage(monthly_kwh),
        present: {
          kind: 'ownRate',
          plan: plainPlan({ planId: 'own', cents: current.rate_cents, monthly: current.monthly_fee }),
        },
        contract: flatFee(null, current.etf),
      }),
    );
    const { expected } = worked;
    expect(Number(scoring.staying.annualCost)).toBe(expected.current_annual_usd);
    expect(Number(scoring.top[0]?.firstYear.cost)).toBe(expected.new_first_year_usd);
    const now = scoring.top[0]?.timeline?.switchNow;
    expect(Number(now?.firstYearSavings) + current.etf).toBeCloseTo(expected.first_year_savings_usd, 9);
    expect(Number(now?.firstYearSavings)).toBe(expected.net_after_etf_usd);
  });
});

interface Worked {
  readonly case: string;
  readonly inputs: {
    readonly monthly_kwh: readonly number[];
    readonly current: { readonly rate_cents: number; readonly monthly_fee: number; readonly etf: number };
    readonly new: {
      readonly rate_cents: number;
      readonly monthly_fee: number;
      readonly connection_fee: number;
    };
  };
  readonly expected: Readonly<
    Record<
      'current_annual_usd' | 'new_first_year_usd' | 'first_year_savings_usd' | 'net_after_etf_usd',
      number
    >
  >;
}
