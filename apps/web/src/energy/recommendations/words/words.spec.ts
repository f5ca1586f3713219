import { aPlan, aRecommendation } from '#web-test/a-recommendation';
import type { Recommendation, RiskFlag } from '../recommendation.js';
import {
  beatsStayingWords,
  bestDayWords,
  cheapestWords,
  leavingFeeWords,
  savingsWords,
} from './plan-words.js';
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
      'You save about $480 over 2 years, $300 of it in the first year. It beats staying in 90% of the years we tried.',
    );
  });

  it('names the day to wait for', () => {
    const { heading, sentence } = verdict({ advice: 'switchOnDate', switchOn: '2027-03-02' });
    expect(heading).toContain('Wait, then switch');
    expect(sentence).toContain(
      'The best day is March 2, 2027: from then on you are free to leave, since in Texas no fee is due in the last 14 days of a contract.',
    );
  });

  it('says stay when nothing is better', () => {
    expect(verdict({ advice: 'stay', planId: null })).toEqual({
      heading: 'Stay where you are',
      sentence: 'We priced every plan, and none beats the $1,800 a year you pay now once all fees are paid.',
    });
  });

  it('claims no saving when the present cost is unknown', () => {
    const { sentence } = verdict({ advice: 'switchPlan', firstYearSavings: null, horizonSavings: null });
    expect(sentence).toContain('about $1,500 for the coming year');
    expect(sentence).not.toContain('save about');
  });

  it('sends a person back to their limits when no plan passes', () => {
    expect(verdict({ advice: 'noPlan', planId: null }).heading).toBe('No plan meets all your limits');
  });

  it('blames no limit when it is delivery that cannot be compared', () => {
    const reasons = [{ code: 'cannotBePriced', limit: null, actual: null, message: 'Delivery.' } as const];
    const filtered = [{ planId: 'p', name: 'P', retailer: 'R', reasons: [...reasons] }];
    const words = verdict({ advice: 'noPlan', planId: null }, { filtered });
    expect(words.heading).toBe('No plan can be compared with yours');
  });

  it('never calls a dearer first year a saving, and says what was agreed to', () => {
    expect(verdict({ firstYearSavings: '-40' }).sentence).toContain('You save about $480 over 2 years. It');
    expect(verdict({ firstYearSavings: '-40', horizonSavings: '-80' }).sentence).toBe(
      'It costs about $80 more over 2 years, as you agreed.',
    );
  });

  it('names the exit fee beside the saving that has paid it', () => {
    const top = [aPlan('a', 1500)];
    const [first] = top;
    if (first?.timeline != null) first.timeline.switchBest.terminationFee = '150';
    expect(verdict({ advice: 'switchNow' }, { top }).sentence).toContain(
      'You save about $480 over 2 years after the $150 exit fee',
    );
  });

  it('names the price of a wish, and the nearest limit', () => {
    const wish = { planId: 'a', costPerYear: '60.00', needsConsent: true };
    expect(verdict({ advice: 'stay', planId: null, wish }).sentence).toContain(
      'A plan closer to your wishes would cost you $60 a year more.',
    );
    const relaxations = [{ limit: 'maxTermMonths' as const, to: '12', plans: 3 }];
    expect(verdict({ advice: 'noPlan', planId: null }, { relaxations }).sentence).toContain(
      'Nearest: allow 12 months: 3 plans.',
    );
  });

  it('names no winner where no plan is priced in full', () => {
    expect(verdict({ advice: 'noWholePlan', planId: null }).heading).toBe(
      'No plan here can be priced in full',
    );
  });
});

describe('a plan in words', () => {
  it('saves, costs more, or costs the same', () => {
    const words = (savings: string, terminationFee = '0') => {
      const { timeline } = aPlan('a', 1500);
      if (timeline === null) return null;
      return savingsWords(
        { ...timeline, switchBest: { ...timeline.switchBest, savings, terminationFee } },
        'USD',
      );
    };
    expect(words('312.40')).toBe('Saves about $312 over 2 years');
    expect(words('312.40', '150')).toBe('Saves about $312 over 2 years, after the $150 exit fee');
    expect(words('-40.00')).toBe('Costs about $40 more over 2 years');
    expect(words('0.20')).toBe('Costs the same as staying');
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
    const sure = (winShare: number | null) => cheapestWords(aPlan('a', 1, { winShare }));
    expect([sure(1), sure(0.745), sure(0), sure(null)]).toEqual([
      'Cheapest in every year we tried',
      'Cheapest of all in 75% of the years we tried',
      null,
      null,
    ]);
    expect(beatsStayingWords(aPlan('a', 1))).toBe('In 90% of the years we tried');
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
