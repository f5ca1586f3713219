import { NO_WISHES, plainInput, plainPlan, plainUsage, rankPlain } from '../scoring.spec-support.js';
import type { Scoring } from '../scoring.js';

const usage = plainUsage([900, 800, 700, 700, 900, 1400, 1700, 1700, 1300, 900, 700, 900], 0.3);
const ids = (plans: Scoring['others']): string[] => plans.map(({ plan }) => plan.planId);

describe('a saving that is not sure', () => {
  // 8 cents and a fixed charge: cheaper than the present 12 cents only from some use on.
  const lean = plainPlan({ planId: 'lean', cents: 8, monthly: 39 });
  const sure = plainPlan({ planId: 'sure', cents: 11.9 });

  it('is too close to call: what may be saved is named, and nothing advised', () => {
    const { verdict, top, staying } = rankPlain(plainInput({ plans: [lean], usage }));
    expect(verdict).toMatchObject({ advice: 'tooCloseToCall', planId: null, horizonSavings: null });
    expect(verdict.closeCall).toMatchObject({ planId: 'lean', horizonSavings: '72.00', readingsHelp: true });
    expect(verdict.closeCall?.costsMore).toBeGreaterThan(0.1);
    expect([top[0]?.reasons, staying.rank]).toEqual([['lowestCost'], 2]);
  });

  it('gives way to a smaller one that is', () => {
    const { verdict, top } = rankPlain(plainInput({ plans: [lean, sure], usage }));
    expect(verdict).toMatchObject({ advice: 'switchNow', planId: 'sure', beatsStaying: 1, wish: null });
    expect(verdict.closeCall?.planId).toBe('lean');
    expect(top.map(({ plan, reasons }) => [plan.planId, reasons])).toEqual([
      ['lean', ['lowestCost']],
      ['sure', ['bestOverall']],
    ]);
  });

  it('has its card, whatever its rank', () => {
    const leaner = [1, 2, 3].map((n) =>
      plainPlan({ planId: `lean-${String(n)}`, cents: 8, monthly: 39 + n / 50 }),
    );
    const { verdict, top, others } = rankPlain(plainInput({ plans: [...leaner, sure], usage }));
    expect([ids(top), ids(others)]).toEqual([['lean-1', 'lean-2', 'sure'], ['lean-3']]);
    expect([verdict.planId, verdict.closeCall?.planId, top[2]?.rank]).toEqual(['sure', 'lean-1', 4]);
  });

  it('has its card where wishes rank dearer plans before it', () => {
    const fixed = [1, 2, 3].map((n) => plainPlan({ planId: `fixed-${String(n)}`, cents: 12.1 + n / 100 }));
    const moving = { ...lean, tariff: { ...lean.tariff, priceBasis: 'variable' as const } };
    const wishes = { ...NO_WISHES, fixedPricePerYear: '150' };
    const { verdict, top } = rankPlain(plainInput({ plans: [...fixed, moving], usage, wishes }));
    expect(verdict.closeCall?.planId).toBe('lean');
    expect(ids(top)).toEqual(['fixed-1', 'fixed-2', 'lean']);
  });

  it('is not to be settled by readings where the whole year is metered', () => {
    const metered = { ...usage, meteredShare: 1 };
    expect(rankPlain(plainInput({ plans: [lean], usage: metered })).verdict.closeCall?.readingsHelp).toBe(
      false,
    );
  });

  it('is no matter to who agreed that a wish may cost more', () => {
    const green = plainPlan({ planId: 'green', cents: 8, monthly: 39, tariff: { renewablePercent: '100' } });
    const wishing = {
      ...{ plans: [green], usage, wishes: { ...NO_WISHES, renewableCentsPerKwh: '4' } },
      present: { kind: 'plan', plan: plainPlan({ planId: 'mine', cents: 12 }) },
    } as const;
    const advice = (agreedToCost: string | null) =>
      rankPlain(plainInput({ ...wishing, agreedToCost })).verdict.advice;
    expect([advice(null), advice('60')]).toEqual(['tooCloseToCall', 'switchNow']);
  });
});
