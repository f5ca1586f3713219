import type { Tariff } from '../tariffs/model/tariff.js';
import type { ScoringInput } from './scoring-input.js';
import {
  flatFee,
  inRankOrder,
  plainInput,
  plainPlan,
  plainUsage,
  rankPlain,
} from './scoring.spec-support.js';

const cheap = plainPlan({ planId: 'cheap', cents: 10 });
const dear = plainPlan({ planId: 'dear', cents: 14 });
const unpriced: Tariff['unpriced'] = [{ text: 'A fee may apply', where: 'terms', reason: 'no figure' }];
const usage = plainUsage([900, 800, 700, 700, 900, 1400, 1700, 1700, 1300, 900, 700, 900], 0.3);
const ids = (plans: readonly { readonly plan: { readonly planId: string } }[]): string[] =>
  plans.map(({ plan }) => plan.planId);

describe('a plan that is not wholly priced', () => {
  const teaser = plainPlan({ planId: 'teaser', cents: 5, tariff: { unpriced } });

  it('stands apart, without a rank', () => {
    const scoring = rankPlain(plainInput({ plans: [teaser, cheap], usage }));
    expect(ids(inRankOrder(scoring))).toEqual(['cheap']);
    expect(scoring.incomplete).toMatchObject([
      { plan: { planId: 'teaser' }, low: '630.00', high: null, missing: [{ text: 'A fee may apply' }] },
    ]);
  });

  it('has a most where only a discount is missing, and no bound where its times are unknown', () => {
    const gap = (planId: string, where: string) =>
      plainPlan({ planId, cents: 5, tariff: { unpriced: [{ text: 'x', where, reason: 'words only' }] } });
    const { incomplete } = rankPlain(
      plainInput({ plans: [teaser, gap('times', 'time of use'), gap('gift', 'incentives[0]'), cheap] }),
    );
    expect(incomplete.map(({ plan, low, high }) => [plan.planId, low, high])).toEqual([
      ['gift', null, '600.00'],
      ['teaser', '600.00', null],
      ['times', null, null],
    ]);
  });

  it('gives no verdict where no plan is whole', () => {
    expect(rankPlain(plainInput({ plans: [teaser] })).verdict).toMatchObject({
      advice: 'noWholePlan',
      planId: null,
    });
  });
});

describe('a term of less than a year', () => {
  const short = plainPlan({ planId: 'short', cents: 6, tariff: { termMonths: 3 } });
  const plans = [short, cheap, dear, plainPlan({ planId: 'middle', cents: 12 })];

  it('is priced to its end, then by the middle of the market, and flagged', () => {
    const scoring = rankPlain(plainInput({ plans }));
    const found = inRankOrder(scoring).find(({ plan }) => plan.planId === 'short');
    expect(found).toMatchObject({
      firstYear: { cost: '1260.00' },
      flags: [{ kind: 'shortTerm', months: 3, endsOn: '2026-04-01', extraPerYear: '720.00' }],
    });
    expect(scoring.assumptions.market).toEqual({ cost: '1440.00', centsPerKwh: '12.00' });
    expect(scoring.top[0]?.plan.planId).toBe('cheap');
  });

  it('is followed by what the person takes for granted instead', () => {
    const { top } = rankPlain(plainInput({ plans, afterTerm: { kind: 'percentMore', percent: 0 } }));
    expect(top[0]).toMatchObject({ plan: { planId: 'short' }, firstYear: { cost: '720.00' } });
  });
});

describe('the end of the present contract', () => {
  const plans = [plainPlan({ planId: 'offer', cents: 13 }), dear, plainPlan({ planId: 'more', cents: 15 })];

  it('is followed by the middle of the market, or by what the person says', () => {
    const contract = flatFee('2026-03-31', 0);
    const stayCost = (changes: Partial<ScoringInput>): string | undefined =>
      rankPlain(plainInput({ plans, contract, ...changes })).top[0]?.timeline?.stayCost;
    expect(stayCost({})).toBe('3300.00');
    expect(stayCost({ afterContract: { kind: 'percentMore', percent: 0 } })).toBe('2880.00');
    expect(rankPlain(plainInput({ plans, contract })).assumptions.afterContract).toEqual({
      ...{ kind: 'market', percent: null, from: '2026-04-01' },
      year: { cost: '1680.00', centsPerKwh: '14.00' },
    });
  });

  it('that is past is said, and binds no more', () => {
    const { staying } = rankPlain(plainInput({ plans, contract: flatFee('2025-10-31', 200) }));
    expect(staying).toMatchObject({ contractEnded: true, leavingFeeToday: '0.00' });
  });

  it('is asked for where a fee has none, and a very high fee is questioned', () => {
    const asks = (contract: ScoringInput['contract']) =>
      rankPlain(plainInput({ plans, contract })).staying.asks;
    expect(asks(flatFee(null, 100))).toEqual(['contractEnd']);
    expect(asks(flatFee('2027-01-01', 2000))).toEqual(['isTheFeeRight']);
    expect(asks(flatFee('2027-01-01', 100))).toEqual([]);
  });
});

describe('the drawn years', () => {
  const fixed = plainPlan({ planId: 'fixed', cents: 1, monthly: 95 });
  const scoring = rankPlain(plainInput({ plans: [cheap, fixed, dear], usage }));

  it('give every plan and staying a band about what is expected', () => {
    for (const { costBand } of [scoring.staying, ...inRankOrder(scoring)]) {
      expect(Number(costBand?.low)).toBeLessThan(Number(costBand?.central));
      expect(Number(costBand?.central)).toBeLessThan(Number(costBand?.high));
    }
  });

  it('are all won, by one or by several', () => {
    const shares = [scoring.staying, ...inRankOrder(scoring)].map(({ winShare }) => winShare ?? 0);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 2);
    expect(shares.filter((share) => share > 0).length).toBeGreaterThan(1);
  });

  it('are shared by twins', () => {
    const twin = { ...cheap, planId: 'twin', retailer: 'Other' };
    const twins = inRankOrder(rankPlain(plainInput({ plans: [cheap, twin, dear], usage })));
    expect(twins.slice(0, 2).map(({ winShare }) => winShare)).toEqual([0.5, 0.5]);
  });

  it('say how surely switching beats staying once the fee is paid', () => {
    const odds = (dollars: number) =>
      rankPlain(plainInput({ plans: [cheap], usage, contract: flatFee(null, dollars) })).top[0]
        ?.beatsStaying ?? 0;
    expect(odds(0)).toBe(1);
    expect(odds(500)).toBeGreaterThan(0);
    expect(odds(500)).toBeLessThan(1);
    expect(odds(5000)).toBe(0);
  });

  it('rank by a bad year for those who ask for it', () => {
    const steady = plainPlan({ planId: 'steady', cents: 0.1, monthly: 104 });
    const first = (caution: ScoringInput['caution']) =>
      rankPlain(plainInput({ plans: [cheap, steady], usage, caution })).top[0]?.plan.planId;
    expect([first('expected'), first('badYear')]).toEqual(['cheap', 'steady']);
  });
});

describe('a home that used nothing last year', () => {
  const empty = plainUsage(new Array<number>(12).fill(0), 0.1);
  const plan = plainPlan({ planId: 'plan', cents: 10, monthly: 5 });

  it('is lived in in one year of five: 300 kWh a month for $30 beside the $5', () => {
    const [ranked] = rankPlain(plainInput({ plans: [plan], usage: empty })).top;
    expect(ranked?.firstYear.cost).toBe('60.00');
    expect(ranked?.costBand).toEqual({ low: '60.00', central: '132.00', high: '420.00' });
  });

  it('leaves months in which power was used as they were', () => {
    const usual = plainUsage([0, ...new Array<number>(11).fill(500)], 0.1);
    const whole = plainUsage(new Array<number>(12).fill(500), 0.1);
    const centralOf = (home: typeof usual): number =>
      Number(rankPlain(plainInput({ plans: [plan], usage: home })).top[0]?.costBand.central);
    // January: $50 less of the metered power, $6 more for a fifth of 300 kWh.
    expect(centralOf(whole) - centralOf(usual)).toBeCloseTo(44, 1);
  });
});
