import { aPlan, aRecommendation } from '#web-test/a-recommendation';
import type { Recommendation } from '../recommendation.js';
import { assumptionWords } from './assumption-words.js';
import { basisWords, listWords, oldPricesWords } from './basis-words.js';
import { heroChips, heroFigure, heroPair } from './hero-words.js';
import { sharedRisks } from './shared-risks.js';

function body(verdict: Partial<Recommendation['verdict']> = {}, rest: Partial<Recommendation> = {}) {
  const { body: made } = aRecommendation(rest);
  return { ...made, verdict: { ...made.verdict, ...verdict } };
}

describe('the answer in one figure', () => {
  it('is the net saving, of which both ways are the two ends', () => {
    expect(heroFigure(body())).toEqual({ amount: '$480', caption: 'saved over 2 years, all fees paid' });
    expect(heroPair(body())).toEqual([
      { label: 'Stay, 2 years', cost: '$3,600', share: 1, isAdvice: false },
      { label: 'Switch, 2 years', cost: '$3,060', share: 0.85, isAdvice: true },
    ]);
  });

  it('never calls a loss a saving', () => {
    expect(heroFigure(body({ horizonSavings: '-80.20' }))).toEqual({
      amount: '$80',
      caption: 'more than staying over 2 years, all fees paid',
    });
  });

  it('is the present cost when the advice is to stay, and there are no two ways', () => {
    const stay = body({ advice: 'stay', planId: null, horizonSavings: null });
    expect(heroFigure(stay)?.amount).toBe('$1,800');
    expect(heroPair(stay)).toBeNull();
    expect(heroChips(stay)).toEqual([]);
  });

  it('is what a year costs when nobody knows the present cost', () => {
    const top = [aPlan('a', 1500, { timeline: null })];
    const open = body({ advice: 'switchPlan', horizonSavings: null, switchOn: null }, { top });
    expect(heroFigure(open)).toEqual({ amount: '$1,500', caption: 'expected in the coming year' });
    expect(heroChips(open)).toEqual(['12-month contract']);
  });

  it('comes with the day and its reason, the fee, the odds and the contract', () => {
    expect(heroChips(body({ advice: 'switchOnDate', switchOn: '2027-03-02' }))).toEqual([
      'Switch on March 2, 2027: free to leave from then',
      'No exit fee to pay',
      'Pays off in 9 of 10 likely years',
      '12-month contract',
    ]);
  });
});

describe('what an answer rests on', () => {
  it('names plans, lists, their age and the measured share', () => {
    expect(listWords(body().coverage)).toEqual(['Our own list (4 plans)']);
    expect(basisWords(body())).toBe(
      'Compared: 4 plans we know here, with prices of November 1, 2026 to November 20, 2026. There may be others. Priced on your 12,100 kWh a year; 93% of it was counted by your meter.',
    );
  });

  it('is less sure of prices that outlived their market', () => {
    const made = body();
    const old = (outdated: number) => ({ ...made, coverage: { ...made.coverage, outdated } });
    expect(oldPricesWords(made)).toBeNull();
    expect(oldPricesWords(old(4))).toContain('These prices are all older');
    expect(oldPricesWords(old(1))).toContain('1 of these prices is older');
    const noSaving = { ...old(4), verdict: { ...made.verdict, horizonSavings: null } };
    expect(oldPricesWords(noSaving)).toContain('Treat these costs as a rough guide.');
    expect(heroChips(made)).toContain('Pays off in 9 of 10 likely years');
    expect(heroChips(old(4))).toContain('Pays off in 9 of 10 likely years, if these prices still hold');
  });

  it('says what was assumed, and which wish could not matter', () => {
    const made = body({}, { idleWishes: ['renewable', 'rating'] });
    const wishes = { ...made.preferences.wishes, renewableCentsPerKwh: '2' };
    const words = assumptionWords({ ...made, preferences: { ...made.preferences, wishes } });
    expect(words[0]).toBe(
      'From March 16, 2027, after your contract, we expect staying to cost about $1,800 a year: your present price, since suppliers seldom lower it by themselves.',
    );
    expect(words.at(-1)).toBe(
      'Your wish for clean power makes no difference here: all these plans are alike in that.',
    );
  });
});

describe('risks that nearly all plans carry', () => {
  const label = { kind: 'estimatedFromLabel' } as const;
  it('are told once; those of a few stay with their plan', () => {
    const plans = [1, 2, 3, 4].map((at) => aPlan(`p${String(at)}`, 1500, { flags: at === 4 ? [] : [label] }));
    expect([...sharedRisks(plans).keys()]).toEqual(['estimatedFromLabel']);
    expect([...sharedRisks([...plans, aPlan('q', 1500)]).keys()]).toEqual([]);
    expect([...sharedRisks(plans.slice(0, 2)).keys()]).toEqual([]);
  });
});
