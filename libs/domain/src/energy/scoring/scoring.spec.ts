import { flatFee, plainInput, plainPlan, plainUsage, rankPlain } from './scoring.spec-support.js';
import { ScoringSchema } from './scoring.js';

const cheap = plainPlan({ planId: 'cheap', cents: 10 });
const dear = plainPlan({ planId: 'dear', cents: 14 });
const green = plainPlan({ planId: 'green', cents: 10.5, tariff: { renewablePercent: '100' } });
const free = plainPlan({ planId: 'free', cents: 10.2, tariff: { termMonths: 1 } });
const loved = plainPlan({ planId: 'loved', cents: 10.4, rating: 5 });
const second = plainPlan({ planId: 'second', cents: 10.1 });

const even = { cost: 70, flexibility: 20, renewable: 20, rating: 20 };

describe('weighing plans', () => {
  it('says what a year saves and the day to switch', () => {
    const scoring = rankPlain(plainInput({ plans: [cheap, dear] }));
    expect(scoring.verdict).toEqual({
      advice: 'switchNow',
      planId: 'cheap',
      switchOn: '2026-01-01',
      firstYearSavings: '240.00',
      horizonSavings: '480.00',
    });
    expect(scoring.top[0]).toMatchObject({
      firstYear: { cost: '1200.00', savings: '240.00' },
      points: { cost: '48.00' },
      centsPerKwh: '10.00',
    });
    expect(scoring.staying).toMatchObject({ annualCost: '1440.00', rank: 2 });
  });

  it('gives a dollar the same points however many are saved', () => {
    const scoring = rankPlain(plainInput({ plans: [plainPlan({ planId: 'gift', cents: 1 }), dear] }));
    expect(scoring.top.map(({ points }) => points.cost)).toEqual(['264.00', '-48.00']);
  });

  it('finds staying best when every plan is dearer', () => {
    const scoring = rankPlain(plainInput({ plans: [dear] }));
    expect(scoring.verdict).toMatchObject({ advice: 'stay', planId: null });
    expect(scoring.staying.rank).toBe(1);
    expect(scoring.top).toHaveLength(1);
  });

  it('finds staying best when a plan is as dear', () => {
    expect(rankPlain(plainInput({ plans: [plainPlan({ planId: 'same', cents: 12 })] })).verdict.advice).toBe(
      'stay',
    );
  });

  it('finds staying best when the fee for leaving never ends and is not earned', () => {
    const plans = [plainPlan({ planId: 'near', cents: 11.9 })];
    const contract = { end: null, fee: flatFee(50) };
    expect(rankPlain(plainInput({ plans, contract })).verdict.advice).toBe('stay');
    expect(rankPlain(plainInput({ plans })).verdict.advice).toBe('switchNow');
  });

  it('advises to wait for the end of a contract', () => {
    const contract = { end: '2026-03-31', fee: flatFee(200, 14) };
    expect(rankPlain(plainInput({ plans: [cheap], contract })).verdict).toMatchObject({
      advice: 'switchOnDate',
      switchOn: '2026-03-18',
    });
  });

  it('may advise a dearer plan to somebody who asks for green power', () => {
    const plans = [plainPlan({ planId: 'wind', cents: 12.5, tariff: { renewablePercent: '100' } })];
    const weights = { cost: 10, flexibility: 0, renewable: 10, rating: 0 };
    expect(rankPlain(plainInput({ plans, weights })).verdict).toMatchObject({
      advice: 'switchNow',
      firstYearSavings: '-60.00',
    });
  });

  it('claims no saving when the present plan is unknown', () => {
    const scoring = rankPlain(plainInput({ plans: [cheap, dear], present: { kind: 'unknown' } }));
    expect(scoring.verdict).toEqual({
      advice: 'switchPlan',
      planId: 'cheap',
      switchOn: null,
      firstYearSavings: null,
      horizonSavings: null,
    });
    expect(scoring.top[0]).toMatchObject({ timeline: null, series: [], betterThanStaying: null });
    expect(scoring.staying).toMatchObject({ annualCost: null, rank: null });
  });

  it('claims no saving either, but shows why, when the present plan cannot be priced', () => {
    const unpriced = [{ text: 'Market price', where: 'note', reason: 'no figure' }];
    const plan = plainPlan({ planId: 'text', cents: 1, tariff: { charges: [], unpriced } });
    const { staying, verdict } = rankPlain(plainInput({ plans: [cheap], present: { kind: 'plan', plan } }));
    expect(staying).toMatchObject({ planId: 'text', annualCost: null, flags: [{ kind: 'unpricedText' }] });
    expect(verdict.advice).toBe('switchPlan');
  });

  it('ranks alike whether or not the present plan is known', () => {
    const plans = [cheap, dear, green, free, loved];
    const order = (present: Parameters<typeof plainInput>[0]): string[] =>
      rankPlain(plainInput({ plans, weights: even, ...present })).top.map(({ plan }) => plan.planId);
    expect(order({ present: { kind: 'unknown' } })).toEqual(order({}));
  });

  it('takes the plan that the home has for staying, not for a candidate', () => {
    const scoring = rankPlain(plainInput({ plans: [cheap, dear], present: { kind: 'plan', plan: dear } }));
    expect(scoring.staying).toMatchObject({ planId: 'dear', annualCost: '1680.00' });
    expect(scoring.top.map(({ plan }) => plan.planId)).toEqual(['cheap']);
  });

  it('weighs against a yearly cost that the person knows', () => {
    const present = { kind: 'annualCost', name: 'What I paid', annualCostMicros: 1_300_000_000 } as const;
    const scoring = rankPlain(plainInput({ plans: [cheap], present }));
    expect(scoring.top[0]?.firstYear.savings).toBe('100.00');
    expect(scoring.staying.bills.reduce((total, { cost }) => total + Number(cost), 0)).toBeCloseTo(1300, 6);
  });

  it('lets cost alone decide when nothing has a weight', () => {
    const none = { cost: 0, flexibility: 0, renewable: 0, rating: 0 };
    const scoring = rankPlain(plainInput({ plans: [green, cheap], weights: none }));
    expect(scoring.top[0]?.plan.planId).toBe('cheap');
    expect(scoring.weights.cost).toBe('1.000000');
  });

  it('says that there is no plan', () => {
    expect(rankPlain(plainInput()).verdict.advice).toBe('noPlan');
  });

  it('has the form that is published', () => {
    const usage = plainUsage([900, 800, 700, 700, 900, 1400, 1700, 1700, 1300, 900, 700, 900], 0.3);
    const scoring = rankPlain(plainInput({ plans: [cheap, dear, green, free], weights: even, usage }));
    expect(ScoringSchema.parse(scoring)).toEqual(scoring);
  });
});

describe('the first three', () => {
  it('are there for different reasons', () => {
    const { top } = rankPlain(
      plainInput({ plans: [cheap, second, green, free, loved, dear], weights: even }),
    );
    expect(top.map(({ plan, reasons }) => [plan.planId, reasons])).toEqual([
      ['green', ['bestOverall', 'mostRenewable']],
      ['cheap', ['lowestCost']],
      ['free', ['mostFlexible']],
    ]);
  });

  it('are the first by rank when only cost counts', () => {
    const { top } = rankPlain(plainInput({ plans: [dear, second, cheap] }));
    expect(top.map(({ rank, reasons }) => [rank, reasons])).toEqual([
      [1, ['bestOverall', 'lowestCost']],
      [2, ['runnerUp']],
      [3, ['runnerUp']],
    ]);
  });

  it('leave out what stands far below, whatever its one virtue', () => {
    const costly = plainPlan({ planId: 'costly', cents: 40, tariff: { renewablePercent: '100' } });
    const { top } = rankPlain(
      plainInput({ plans: [cheap, second, free, costly], weights: { ...even, renewable: 1 } }),
    );
    expect(top.map(({ plan }) => plan.planId)).not.toContain('costly');
  });
});
