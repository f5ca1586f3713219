import { plainInput, plainPlan, plainUsage, rankPlain } from '../scoring.spec-support.js';

/** Four years of which one uses half. */
const years = [1, 1, 0.5, 1].map((factor) => new Array<number>(12).fill(factor));
const usage = { ...plainUsage(new Array<number>(12).fill(1000)), resampledYears: years };
const lowRate = plainPlan({ planId: 'low-rate', cents: 10, monthly: 20 });
const lowFee = plainPlan({ planId: 'low-fee', cents: 12.5, tariff: { renewablePercent: '100' } });
const unknown = { kind: 'unknown' } as const;

function shares(input: Parameters<typeof plainInput>[0]): unknown {
  const { top, staying } = rankPlain(plainInput({ usage, plans: [lowRate, lowFee], ...input }));
  return Object.fromEntries(
    [...top.map((each) => [each.plan.planId, each] as const), ['staying', staying] as const].map(
      ([id, { winShare, cheapestShare }]) => [id, [winShare, cheapestShare]],
    ),
  );
}

describe('the share of resampled years', () => {
  it('counts the years in which a plan is cheapest at the use of that year', () => {
    expect(shares({ present: unknown })).toEqual({
      'low-rate': [0.75, 0.75],
      'low-fee': [0.25, 0.25],
      staying: [null, null],
    });
  });

  it('tells the best by the person’s weights from the cheapest', () => {
    const weights = { cost: 50, flexibility: 0, renewable: 50, rating: 0 };
    expect(shares({ present: unknown, weights })).toEqual({
      'low-fee': [1, 0.25],
      'low-rate': [0, 0.75],
      staying: [null, null],
    });
  });

  it('lets staying win, and win ties', () => {
    const present = { kind: 'ownRate', plan: { ...lowRate, planId: 'own-rate' } } as const;
    expect(shares({ present })).toEqual({
      'low-rate': [0, 0],
      'low-fee': [0.25, 0.25],
      staying: [0.75, 0.75],
    });
  });

  it('is not claimed when no years were drawn', () => {
    expect(shares({ usage: plainUsage(new Array<number>(12).fill(1000)) })).toMatchObject({
      'low-rate': [null, null],
      staying: [null, null],
    });
  });
});
