import { aPlan, aRecommendation } from '#web-test/a-recommendation';
import type { Recommendation, RiskFlag } from '../recommendation.js';
import { afterFeeWords, bestDayWords, cheapestWords, leavingFeeWords, savingsWords } from './plan-words.js';
import { riskWords } from './risk-words.js';
import { verdictWords } from './verdict-words.js';

function verdict(parts: Partial<Recommendation['verdict']>, rest: Partial<Recommendation> = {}) {
  const { body } = aRecommendation(rest);
  return verdictWords({ ...body, verdict: { ...body.verdict, ...parts } });
}

describe('the verdict in words', () => {
  it('names the plan and what it saves', () => {
    const { heading, sentence } = verdict({ advice: 'switchNow' });
    expect(heading).toBe('Switch to Plan a from Acorn Power');
    expect(sentence).toBe(
      'You save about $300 in the first year before the $120 for leaving, and $480 over 2 years, leaving fees counted.',
    );
  });

  it('names the day to wait for', () => {
    const { heading, sentence } = verdict({ advice: 'switchOnDate', switchOn: '2027-03-02' });
    expect(heading).toContain('Wait, then switch');
    expect(sentence).toContain('The best day is March 2, 2027.');
  });

  it('says stay when nothing is better', () => {
    expect(verdict({ advice: 'stay', planId: null })).toEqual({
      heading: 'Stay where you are',
      sentence: 'We priced every plan, and none is better for your home than the $1,800 a year you pay now.',
    });
  });

  it('claims no saving when the present cost is unknown', () => {
    const { sentence } = verdict({ advice: 'switchPlan', firstYearSavings: null, horizonSavings: null });
    expect(sentence).toContain('about $1,500 a year');
    expect(sentence).not.toContain('save about');
  });

  it('sends a person back to their limits when no plan passes', () => {
    expect(verdict({ advice: 'noPlan', planId: null }).heading).toBe('No plan passes your limits');
  });

  it('blames no limit when it is delivery that cannot be compared', () => {
    const reasons = [{ code: 'cannotBePriced', limit: null, actual: null, message: 'Delivery.' } as const];
    const filtered = [{ planId: 'p', name: 'P', retailer: 'R', reasons: [...reasons] }];
    const words = verdict({ advice: 'noPlan', planId: null }, { filtered });
    expect(words.heading).toBe('No plan can be compared with yours');
  });

  it('never calls a dearer first year a saving', () => {
    expect(verdict({ firstYearSavings: '-40', horizonSavings: null }).sentence).toBe(
      'It costs about $40 more in the first year before the $120 for leaving.',
    );
  });
});

describe('a plan in words', () => {
  it('saves, costs more, or costs the same', () => {
    expect(savingsWords('312.40', 'USD')).toBe('Saves about $312');
    expect(savingsWords('-40.00', 'USD')).toBe('Costs about $40 more');
    expect(savingsWords('0.20', 'USD')).toBe('Costs the same as now');
    expect(savingsWords(null, 'USD')).toBeNull();
  });

  it('has a best day, today, or none', () => {
    const plan = aPlan('a', 1500);
    const { timeline } = plan;
    if (timeline === null) throw new Error('The test plan has a timeline.');
    expect(bestDayWords(plan, '2026-11-21')).toBe('March 2, 2027');
    expect(bestDayWords(plan, '2027-03-02')).toBe('Today');
    expect(bestDayWords({ ...plan, timeline: { ...timeline, advice: 'stay' } }, '2026-11-21')).toBe(
      'No day beats staying',
    );
    expect(bestDayWords({ ...plan, timeline: null }, '2026-11-21')).toBeNull();
  });

  it('is cheapest always, never or in a share of years', () => {
    const sure = (cheapestShare: number | null) => cheapestWords(aPlan('a', 1, { cheapestShare }));
    expect([sure(1), sure(0.745), sure(0), sure(null)]).toEqual([
      'Cheapest in every year we tried',
      'Cheapest in 75% of the years we tried',
      'Never the cheapest in the years we tried',
      null,
    ]);
  });

  it('names what a leaving fee takes from the first year, where one is due today', () => {
    const plan = aPlan('a', 1500);
    const { timeline } = plan;
    if (timeline === null) throw new Error('The test plan has a timeline.');
    const now = { ...timeline, advice: 'switchNow' as const, firstYearNetSavings: '180.00' };
    expect(afterFeeWords({ ...plan, timeline: now }, 'USD')).toBe('Saves about $180, the $120 paid');
    expect(afterFeeWords(plan, 'USD')).toBeNull();
  });

  it('tells every kind of leaving fee', () => {
    const fee = (kind: 'none' | 'flat' | 'perMonthRemaining' | 'proportional' | 'unknown') =>
      leavingFeeWords({ ...aPlan('a', 1).plan, leavingFee: { kind, amount: '15', highest: '180' } }, 'USD');
    expect([fee('none'), fee('flat'), fee('perMonthRemaining'), fee('proportional'), fee('unknown')]).toEqual(
      ['No fee', '$15', '$15 a month left', 'Up to $180, falling', 'Not stated'],
    );
  });
});

describe('a risk in words', () => {
  it('states its own figures', () => {
    const flag: RiskFlag = {
      kind: 'billCreditCliff',
      thresholdKwh: '1000',
      creditAmount: '100',
      monthsReached: 5,
      monthsNear: 1,
      withinPercent: 10,
      amountAtStake: '100',
    };
    const { sentence, serious } = riskWords(flag, 'USD');
    expect(sentence).toContain(
      '$100 hangs on using about 1,000 kWh in a month. You reach it in 5 months; 1 month is close',
    );
    expect(serious).toBe(true);
  });

  it('is serious when a plan is only estimated or not wholly priced', () => {
    expect(riskWords({ kind: 'estimatedFromLabel' }, 'USD').serious).toBe(true);
    expect(
      riskWords({ kind: 'unpricedText', count: 1, texts: ['A fee may apply'] }, 'USD').sentence,
    ).toContain('“A fee may apply”');
  });
});
