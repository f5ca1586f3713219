import { aPlan, aRecommendation } from '#web-test/a-recommendation';
import type { Recommendation, RiskFlag } from '../recommendation.js';
import {
  bestDayWords,
  cheapestWords,
  leavingFeeWords,
  likelyYearsWords,
  savingsWords,
} from './plan-words.js';
import { riskWords } from './risk-words.js';
import { askWords } from './ask-words.js';
import { verdictWords } from './verdict-words.js';

function verdict(parts: Partial<Recommendation['verdict']>, rest: Partial<Recommendation> = {}) {
  const { body } = aRecommendation(rest);
  return verdictWords({ ...body, verdict: { ...body.verdict, ...parts } });
}

describe('the verdict in words', () => {
  it('names the plan and what it saves', () => {
    const { heading, sentence } = verdict({ advice: 'switchNow' });
    expect(heading).toBe('Switch to Plan a from Acorn Power');
    expect(sentence).toBe('About $300 of it comes in the first year.');
  });

  it('names the day to wait for', () => {
    const { heading, sentence } = verdict({ advice: 'switchOnDate', switchOn: '2027-03-02' });
    expect(heading).toContain('Wait until March 2, 2027, then switch');
    expect(sentence).toContain(
      'From then on you are free to leave, since in Texas no fee is due in the last 14 days of a contract.',
    );
  });

  it('says stay when nothing is better', () => {
    expect(verdict({ advice: 'stay', planId: null })).toEqual({
      heading: 'Stay where you are',
      sentence: 'Nothing we compared is cheaper once all fees are paid.',
    });
    const top = [aPlan('a', 1900)];
    expect(verdict({ advice: 'stay', planId: null }, { top }).sentence).toContain(
      'The next best would cost you about $200 more over 2 years.',
    );
  });

  it('says what is too close to call, and what would settle it', () => {
    const closeCall = { planId: 'b', horizonSavings: '90.40', costsMore: 0.31, readingsHelp: true };
    const none = { planId: null, switchOn: null, firstYearSavings: null, horizonSavings: null };
    expect(verdict({ ...none, advice: 'tooCloseToCall', closeCall })).toEqual({
      heading: 'It is too close to call',
      sentence:
        'Plan b from Acorn Power may save you about $90 over 2 years, but in 3 of 10 likely years it costs more than staying. So stay for now. More months of readings can settle it.',
    });
    const moved = verdict({ advice: 'switchNow', closeCall: { ...closeCall, readingsHelp: false } });
    expect(moved.heading).toBe('Switch to Plan a from Acorn Power');
    expect(moved.sentence).toBe(
      'About $300 of it comes in the first year. Plan b from Acorn Power may save you even more, about $90 over 2 years, but in 3 of 10 likely years it costs more than staying: too close to call. Which is cheaper hangs on how much power you’ll use in the coming year.',
    );
  });

  it('claims no saving when the present cost is unknown', () => {
    const { sentence } = verdict({ advice: 'switchPlan', firstYearSavings: null, horizonSavings: null });
    expect(sentence).toBe(
      'Leaving your plan today costs a $120 exit fee, and nothing from March 2, 2027. Tell us what you pay now and we’ll estimate your savings.',
    );
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
    expect(verdict({ firstYearSavings: '-40' }).sentence).toBe('');
    expect(verdict({ firstYearSavings: '40', horizonSavings: '-80' }).sentence).toBe(
      'It costs more than staying, as you agreed.',
    );
  });

  it('names the exit fee beside the saving that has paid it', () => {
    const top = [aPlan('a', 1500)];
    const [first] = top;
    if (first?.timeline != null) first.timeline.switchBest.terminationFee = '150';
    expect(verdict({ advice: 'switchNow' }, { top }).sentence).toContain(
      'The $150 exit fee is paid out of it.',
    );
  });

  it('names the price of a wish, and the nearest limit', () => {
    const wish = { planId: 'a', costPerYear: '60.00', needsConsent: false };
    expect(verdict({ wish }).sentence).toContain('Choosing it for your wishes costs you about $60 a year.');
    const smallest = (limit: 'maxTermMonths' | 'maxTerminationFee', to: string) =>
      verdict({ advice: 'noPlan', planId: null }, { relaxations: [{ limit, to, plans: 3 }] }).sentence;
    expect(smallest('maxTermMonths', '12')).toContain(
      'The smallest change: allow 12 months, and 3 plans fit.',
    );
    expect(smallest('maxTerminationFee', '150')).toContain('allow an exit fee of $150, and 3 plans fit.');
  });

  it('names no winner where no plan is priced in full', () => {
    expect(verdict({ advice: 'noWholePlan', planId: null }).heading).toBe(
      'No plan here can be priced in full',
    );
  });
});

describe('a place with nothing to choose', () => {
  const nothing = { horizonSavings: null, firstYearSavings: null, switchOn: null, beatsStaying: null };
  const only = (choice: Recommendation['choice']) =>
    verdict(
      { ...nothing, advice: 'onlyPlan' },
      { choice, top: [aPlan('a', 1500, { centsPerKwh: '12.40' })] },
    );

  it('hears what its power costs with its only supplier, and of no switch', () => {
    const { heading, sentence } = only('tariff');
    expect(heading).toBe('There is no other supplier here');
    expect(sentence).toContain('Plan a is the only one of its price plans that we know');
    expect(sentence).toContain('That is 12.4¢ per kWh, everything included.');
  });

  it('hears that no offer is known, and what the default tariff costs', () => {
    const { heading, sentence } = only('supplier');
    expect(heading).toBe('We know no offers here yet');
    expect(sentence).toContain('what a home pays that has chosen nothing: “Plan a”');
  });

  it('asks its only supplier for another plan, instead of switching', () => {
    expect(verdict({ advice: 'switchNow' }, { choice: 'tariff' }).heading).toBe('Ask Acorn Power for Plan a');
    const wait = verdict({ advice: 'switchOnDate', switchOn: '2027-03-02' }, { choice: 'tariff' });
    expect(wait.heading).toBe('Wait until March 2, 2027, then ask Acorn Power for Plan a');
  });
});

describe('answers that must be checked', () => {
  it('are asked about with their amounts', () => {
    const { body } = aRecommendation();
    const asks = ['contractEnd', 'isTheFeeRight', 'isTheRateRight'] as const;
    const words = askWords({ ...body, staying: { ...body.staying, annualCost: '18.00', asks: [...asks] } });
    expect(words).toEqual([
      expect.stringContaining('When does your contract end?'),
      expect.stringContaining('Leaving today would cost $120'),
      expect.stringContaining('your year costs $18, while plans here cost about $1,700'),
    ]);
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

  it('is as sure as the drawn years allow, in tenths, never wholly', () => {
    const sure = (winShare: number | null) => cheapestWords(aPlan('a', 1, { winShare }));
    expect([sure(1), sure(0.745), sure(0.02), sure(null)]).toEqual([
      'in nearly all likely years',
      'in 7 of 10 likely years',
      null,
      null,
    ]);
    expect([likelyYearsWords(0.9), likelyYearsWords(1), likelyYearsWords(0), likelyYearsWords(null)]).toEqual(
      ['Pays off in 9 of 10 likely years', 'Pays off in nearly all likely years', null, null],
    );
  });

  it('says nearly all no sooner than the explanation does', () => {
    expect([0.95, 0.984, 0.985].map(likelyYearsWords)).toEqual([
      'Pays off in 9 of 10 likely years',
      'Pays off in 9 of 10 likely years',
      'Pays off in nearly all likely years',
    ]);
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
      'You get $100 only if you use about 1,000 kWh in a month. You reach it in 5 months; 1 month is close',
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
