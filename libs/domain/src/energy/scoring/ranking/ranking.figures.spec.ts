import fc from 'fast-check';
import { casesOr } from '#test/support/property-cases';
import type { Scoring } from '../scoring.js';
import { inRankOrder, NO_WISHES, rankPlain } from '../scoring.spec-support.js';
import { anyRun, cheaper, unpriced } from './any-run.spec-support.js';

function placeOf({ top, others }: Scoring, planId: string): number {
  return [...top, ...others].find((each) => each.plan.planId === planId)?.rank ?? Infinity;
}

describe('ranking any plans', () => {
  it('never lowers a plan that becomes cheaper', () => {
    fc.assert(
      fc.property(anyRun, fc.nat(), (drawn, at) => {
        const chosen = at % drawn.plans.length;
        const plans = drawn.plans.map((each, index) => (index === chosen ? cheaper(each) : each));
        const { planId = '' } = drawn.plans[chosen] ?? {};
        const before = placeOf(rankPlain(drawn), planId);
        expect(placeOf(rankPlain({ ...drawn, plans }), planId)).toBeLessThanOrEqual(before);
      }),
      { numRuns: casesOr(200) },
    );
  });

  it('never raises a plan that has a charge more which nobody can price', () => {
    fc.assert(
      fc.property(anyRun, fc.nat(), (drawn, at) => {
        const chosen = at % drawn.plans.length;
        const vaguer = drawn.plans.map((each, index) =>
          index === chosen ? { ...each, tariff: { ...each.tariff, unpriced } } : each,
        );
        const { planId = '' } = drawn.plans[chosen] ?? {};
        const scoring = rankPlain({ ...drawn, plans: vaguer });
        expect(placeOf(scoring, planId)).toBe(Infinity);
        expect(scoring.verdict.planId).not.toBe(planId);
      }),
      { numRuns: casesOr(100) },
    );
  });

  it('does not depend on the order of the catalogue: ties have one order', () => {
    fc.assert(
      fc.property(
        anyRun.chain((drawn) =>
          fc.tuple(
            fc.constant(drawn),
            fc.shuffledSubarray([...drawn.plans], { minLength: drawn.plans.length }),
          ),
        ),
        ([drawn, shuffled]) => {
          expect(JSON.stringify(rankPlain({ ...drawn, plans: shuffled }))).toBe(
            JSON.stringify(rankPlain(drawn)),
          );
        },
      ),
      { numRuns: casesOr(100) },
    );
  });

  it('loses no plan: each is ranked, incomplete or filtered, once', () => {
    fc.assert(
      fc.property(anyRun, fc.integer({ min: 0, max: 48 }), (drawn, maxTermMonths) => {
        const { top, others, incomplete, filtered } = rankPlain({ ...drawn, limits: { maxTermMonths } });
        const ids = [...top, ...others, ...incomplete].map(({ plan: { planId } }) => planId);
        expect([...ids, ...filtered.map(({ planId }) => planId)].sort()).toEqual(
          drawn.plans.map(({ planId }) => planId),
        );
      }),
      { numRuns: casesOr(100) },
    );
  });

  it('gives all drawn years away, and no more', () => {
    fc.assert(
      fc.property(anyRun, (drawn) => {
        const scoring = rankPlain({ ...drawn, wishes: NO_WISHES });
        if (scoring.top.length === 0) return;
        const shares = [scoring.staying, ...inRankOrder(scoring)].map(({ winShare }) => winShare ?? 0);
        expect(Math.abs(shares.reduce((total, share) => total + share, 0) - 1)).toBeLessThan(0.01);
      }),
      { numRuns: casesOr(100) },
    );
  });
});
