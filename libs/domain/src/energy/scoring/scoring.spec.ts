import type { Tariff } from '../tariffs/model/tariff.js';
import type { ScoringInput } from './scoring-input.js';
import {
  flatFee,
  inRankOrder,
  NO_WISHES,
  plainInput,
  plainPlan,
  plainUsage,
  rankPlain,
} from './scoring.spec-support.js';
import { ScoringSchema } from './scoring.js';

const cheap = plainPlan({ planId: 'cheap', cents: 10 });
const dear = plainPlan({ planId: 'dear', cents: 14 });
const green = plainPlan({ planId: 'green', cents: 10.5, tariff: { renewablePercent: '100' } });
const free = plainPlan({ planId: 'free', cents: 10.2, tariff: { priceBasis: 'variable' } });
const loved = plainPlan({ planId: 'loved', cents: 10.4, rating: 5 });
const second = plainPlan({ planId: 'second', cents: 10.1 });
delete (free.tariff as { termMonths?: number }).termMonths;

const unpriced: Tariff['unpriced'] = [{ text: 'A fee may apply', where: 'terms', reason: 'no figure' }];
const usage = plainUsage([900, 800, 700, 700, 900, 1400, 1700, 1700, 1300, 900, 700, 900], 0.3);
const ids = (plans: readonly { readonly plan: { readonly planId: string } }[]): string[] =>
  plans.map(({ plan }) => plan.planId);

describe('the verdict', () => {
  it('says what is saved, fees paid, and the day to switch', () => {
    const scoring = rankPlain(plainInput({ plans: [cheap, dear] }));
    expect(scoring.verdict).toEqual({
      ...{ advice: 'switchNow', planId: 'cheap', switchOn: '2026-01-01' },
      ...{ firstYearSavings: '240.00', horizonSavings: '480.00', beatsStaying: null, wish: null },
    });
    expect(scoring.top[0]).toMatchObject({ firstYear: { cost: '1200.00' }, centsPerKwh: '10.00' });
    expect(scoring.staying).toMatchObject({ annualCost: '1440.00', rank: 2 });
  });

  it('takes the leaving fee off the saving that it names', () => {
    const { verdict, top } = rankPlain(plainInput({ plans: [cheap], contract: flatFee(null, 150) }));
    expect(verdict).toMatchObject({ firstYearSavings: '90.00', horizonSavings: '330.00' });
    expect(top[0]?.timeline?.switchBest).toMatchObject({ savings: '330.00', firstYearSavings: '90.00' });
  });

  it.each([dear, plainPlan({ planId: 'same', cents: 12 })])(
    'is to stay where no plan saves: $planId',
    (plan) => {
      const { verdict, staying, top } = rankPlain(plainInput({ plans: [plan] }));
      expect(verdict).toMatchObject({ advice: 'stay', planId: null, horizonSavings: null });
      expect(staying.rank).toBe(1);
      expect(top[0]?.reasons).not.toContain('lowestCost');
      expect(top[0]?.reasons).not.toContain('bestOverall');
    },
  );

  it('is to stay where the fee for leaving is never earned', () => {
    const plans = [plainPlan({ planId: 'near', cents: 11.9 })];
    expect(rankPlain(plainInput({ plans, contract: flatFee(null, 50) })).verdict.advice).toBe('stay');
    expect(rankPlain(plainInput({ plans })).verdict.advice).toBe('switchNow');
  });

  it('is to stay for a home that uses nothing where a plan costs as much', () => {
    const nothing = plainUsage(new Array<number>(12).fill(0));
    const fee = plainPlan({ planId: 'fee', cents: 8, monthly: 4 });
    expect(rankPlain(plainInput({ plans: [fee, cheap], usage: nothing })).verdict.advice).toBe('stay');
  });

  it('is to wait for the end of a contract, and says why', () => {
    const contract = { ...flatFee('2026-03-31', 200, 14), waivedWhy: 'the rule says so' };
    const { verdict, staying, top } = rankPlain(plainInput({ plans: [cheap], contract }));
    expect(verdict).toMatchObject({ advice: 'switchOnDate', switchOn: '2026-03-18' });
    expect(top[0]?.timeline?.waitReason).toBe('freeFrom');
    expect(staying).toMatchObject({ leavingIsFreeFrom: '2026-03-18', leavingIsFreeWhy: 'the rule says so' });
  });

  it('never advises to wait for years', () => {
    const contract = flatFee('2031-12-02', 2000);
    expect(
      rankPlain(plainInput({ plans: [plainPlan({ planId: 'near', cents: 11 })], contract })).verdict.advice,
    ).toBe('stay');
  });

  it('claims no saving when the present plan is unknown', () => {
    const scoring = rankPlain(plainInput({ plans: [cheap, dear], present: { kind: 'unknown' } }));
    expect(scoring.verdict).toMatchObject({ advice: 'switchPlan', planId: 'cheap', horizonSavings: null });
    expect(scoring.top[0]).toMatchObject({ timeline: null, series: [], betterThanStaying: null });
    expect(scoring.staying).toMatchObject({ annualCost: null, rank: null });
  });

  it('asks about a price far from what plans here cost, either way', () => {
    const asks = (cents: number): unknown => {
      const plan = plainPlan({ planId: 'now', cents });
      return rankPlain(plainInput({ plans: [cheap, dear], present: { kind: 'ownRate', plan } })).staying.asks;
    };
    expect([asks(0.15), asks(11), asks(99_999)]).toEqual([['isTheRateRight'], [], ['isTheRateRight']]);
  });

  it('asks whether there is no fixed charge where most plans have a large one', () => {
    const asks = (monthly: number, presentMonthly: number): unknown => {
      const plans = [1, 2, 3].map((n) => plainPlan({ planId: String(n), cents: 11, monthly }));
      const plan = plainPlan({ planId: 'now', cents: 11, monthly: presentMonthly });
      return rankPlain(plainInput({ plans, present: { kind: 'ownRate', plan } })).staying.asks;
    };
    expect([asks(30, 0), asks(30, 30), asks(4, 0)]).toEqual([['isThereNoFixedCharge'], [], []]);
  });

  it('claims no saving either, but shows why, when the present plan cannot be priced', () => {
    const plan = plainPlan({ planId: 'text', cents: 1, tariff: { charges: [], unpriced } });
    const { staying, verdict } = rankPlain(plainInput({ plans: [cheap], present: { kind: 'plan', plan } }));
    expect(staying).toMatchObject({ planId: 'text', annualCost: null, flags: [{ kind: 'unpricedText' }] });
    expect(verdict.advice).toBe('switchPlan');
  });

  it('takes the plan that the home has for staying, not for a candidate', () => {
    const scoring = rankPlain(plainInput({ plans: [cheap, dear], present: { kind: 'plan', plan: dear } }));
    expect(scoring.staying).toMatchObject({ planId: 'dear', annualCost: '1680.00' });
    expect(ids(scoring.top)).toEqual(['cheap']);
  });

  it('weighs against a yearly cost that the person knows', () => {
    const present = { kind: 'annualCost', name: 'What I paid', annualCostMicros: 1_300_000_000 } as const;
    const scoring = rankPlain(plainInput({ plans: [cheap], present }));
    expect(scoring.verdict.firstYearSavings).toBe('100.00');
    expect(scoring.staying.bills.reduce((total, { cost }) => total + Number(cost), 0)).toBeCloseTo(1300, 6);
  });

  it('says that there is no plan', () => {
    expect(rankPlain(plainInput()).verdict.advice).toBe('noPlan');
  });

  it('has the form that is published', () => {
    const scoring = rankPlain(plainInput({ plans: [cheap, dear, green, free], usage }));
    expect(ScoringSchema.parse(scoring)).toEqual(scoring);
  });
});

describe('a wish', () => {
  const wind = plainPlan({ planId: 'wind', cents: 12.5, tariff: { renewablePercent: '100' } });
  const wishes = { ...NO_WISHES, renewableCentsPerKwh: '4' };
  const brown: ScoringInput['present'] = { kind: 'plan', plan: plainPlan({ planId: 'mine', cents: 12 }) };

  it('picks among plans that save, and says what that costs a year', () => {
    const { verdict, top } = rankPlain(plainInput({ plans: [cheap, green], wishes, present: brown }));
    expect(verdict).toMatchObject({
      ...{ advice: 'switchNow', planId: 'green' },
      wish: { planId: 'green', costPerYear: '60.00', needsConsent: false },
    });
    expect(top[0]).toMatchObject({ wishesWorth: '480.00', reasons: ['bestOverall', 'mostRenewable'] });
  });

  it('never turns staying into a dearer switch, but names its price', () => {
    const { verdict } = rankPlain(plainInput({ plans: [wind], wishes, present: brown }));
    expect(verdict).toMatchObject({
      advice: 'stay',
      wish: { planId: 'wind', costPerYear: '60.00', needsConsent: true },
    });
  });

  it('may cost what the person agreed to, and no more', () => {
    const agreed = (agreedToCost: string) =>
      rankPlain(plainInput({ plans: [wind], wishes, present: brown, agreedToCost })).verdict.advice;
    expect([agreed('60'), agreed('59.99')]).toEqual(['switchNow', 'stay']);
  });

  it('earns nothing against what is not known of the present plan', () => {
    expect(rankPlain(plainInput({ plans: [wind], wishes, agreedToCost: '100' })).verdict).toMatchObject({
      advice: 'stay',
      wish: null,
    });
  });

  it('that cannot matter here is named', () => {
    const unrated = [cheap, dear].map((plan) => ({ ...plan, rating: null }));
    expect(rankPlain(plainInput({ plans: unrated })).idleWishes).toContain('rating');
    expect(rankPlain(plainInput({ plans: [cheap, loved] })).idleWishes).not.toContain('rating');
  });
});

describe('who can sign', () => {
  const asks = (planId: string, ...eligibility: string[]) =>
    plainPlan({ planId, cents: 5, tariff: { eligibility } });
  const kept = (changes: Partial<ScoringInput>) =>
    ids(
      inRankOrder(
        rankPlain(
          plainInput({
            plans: [
              asks('new', 'New customers'),
              asks('cold', 'A smart thermostat must be connected'),
              asks('car', 'You own an electric vehicle'),
              dear,
            ],
            ...changes,
          }),
        ),
      ),
    ).sort();

  it('is asked of customers of the same supplier and of what the home has', () => {
    expect(kept({})).toEqual(['dear', 'new']);
    expect(kept({ customerOf: 'ACORN POWER LLC' })).toEqual(['dear']);
    expect(kept({ devices: ['smartThermostat', 'electricVehicle'] })).toEqual(['car', 'cold', 'dear', 'new']);
  });
});

describe('the first three', () => {
  it('are the first by rank, each with what it leads in', () => {
    const { top } = rankPlain(plainInput({ plans: [cheap, second, green, free, loved, dear] }));
    expect(top.map(({ plan, reasons }) => [plan.planId, reasons])).toEqual([
      ['cheap', ['bestOverall', 'lowestCost']],
      ['second', ['runnerUp']],
      ['free', ['mostFlexible']],
    ]);
  });

  it('hold no twins', () => {
    const twin = { ...cheap, planId: 'twin' };
    const { top, others } = rankPlain(plainInput({ plans: [cheap, twin, second, dear] }));
    expect([ids(top), ids(others)]).toEqual([['cheap', 'second', 'dear'], ['twin']]);
  });
});

describe('where no plan meets the limits', () => {
  it('the least loosening is named', () => {
    const long = (planId: string, termMonths: number) =>
      plainPlan({ planId, cents: 9, tariff: { termMonths } });
    const { verdict, relaxations } = rankPlain(
      plainInput({
        plans: [long('a', 12), long('b', 12), long('c', 24)],
        limits: { maxTermMonths: 6 },
      }),
    );
    expect(verdict.advice).toBe('noPlan');
    expect(relaxations).toEqual([{ limit: 'maxTermMonths', to: '12', plans: 2 }]);
  });

  it('counts no plan that cannot be compared even then: the present one, a second of its id, one without a price', () => {
    const long = (planId: string, tariff: object = {}) =>
      plainPlan({ planId, cents: 9, tariff: { termMonths: 12, ...tariff } });
    const present = long('mine');
    const { relaxations } = rankPlain(
      plainInput({
        plans: [present, long('a'), long('a'), long('b', { currency: 'EUR' })],
        present: { kind: 'plan', plan: present },
        limits: { maxTermMonths: 6 },
      }),
    );
    expect(relaxations).toEqual([{ limit: 'maxTermMonths', to: '12', plans: 1 }]);
  });
});
