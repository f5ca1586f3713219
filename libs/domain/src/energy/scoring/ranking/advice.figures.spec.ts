import fc from 'fast-check';
import { casesOr } from '#test/support/property-cases';
import { factTable } from '#domain/energy/explanations/facts';
import { templateAnswer } from '#domain/energy/explanations/template';
import type { ScoringInput } from '../scoring-input.js';
import { inRankOrder, rankPlain, weighPlain } from '../scoring.spec-support.js';
import { anyRun, cheaper } from './any-run.spec-support.js';

/** Share of the drawn years in which switching costs more than staying, counted anew. */
function dearerYears(input: ScoringInput, planId: string): number {
  const { plans, setting } = weighPlain(input);
  const drawn = plans.find(({ plan }) => plan.planId === planId)?.drawn ?? [];
  const stayed = setting.stay?.drawn ?? [];
  return [...drawn].filter((cost, year) => cost - (stayed[year] ?? NaN) > 5_000).length / drawn.length;
}

describe('advice on any home, plans, contract and wishes', () => {
  it('never costs money that the person did not agree to', () => {
    fc.assert(
      fc.property(anyRun, (drawn) => {
        const { verdict, horizonMonths } = rankPlain(drawn);
        const least = drawn.agreedToCost === null ? 0 : (-Number(drawn.agreedToCost) * horizonMonths) / 12;
        if (verdict.advice === 'stay' || verdict.advice === 'tooCloseToCall')
          expect(verdict.planId).toBeNull();
        else if (verdict.planId !== null) {
          const saved = Number(verdict.horizonSavings);
          if (least === 0) expect(saved).toBeGreaterThanOrEqual(0);
          expect(saved).toBeGreaterThanOrEqual(least);
        }
      }),
      { numRuns: casesOr(300) },
    );
  });

  it('is no switch that costs more in over a tenth of the years, but by consent, and says what it held back', () => {
    fc.assert(
      fc.property(anyRun, (drawn) => {
        const scoring = rankPlain(drawn);
        const { advice, planId, closeCall } = scoring.verdict;
        const ranked = inRankOrder(scoring);
        if (planId !== null && drawn.agreedToCost === null)
          expect(dearerYears(drawn, planId)).toBeLessThanOrEqual(0.1);
        expect(advice === 'tooCloseToCall').toBe(closeCall !== undefined && planId === null);
        if (closeCall === undefined) return;
        const held = ranked.find(({ plan }) => plan.planId === closeCall.planId);
        expect(closeCall.costsMore).toBeCloseTo(dearerYears(drawn, closeCall.planId), 3);
        expect(closeCall.costsMore).toBeGreaterThan(0.1);
        expect([held?.betterThanStaying, held?.timeline?.switchBest.savings]).toEqual([
          true,
          closeCall.horizonSavings,
        ]);
        expect(scoring.top.some(({ plan }) => plan.planId === closeCall.planId)).toBe(true);
        if (planId !== null) {
          expect(held?.rank).toBeLessThan(ranked.find(({ plan }) => plan.planId === planId)?.rank ?? 0);
          expect(scoring.top.some(({ plan }) => plan.planId === planId)).toBe(true);
        }
      }),
      { numRuns: casesOr(300) },
    );
  });

  it('stays with a plan that becomes cheaper', () => {
    fc.assert(
      fc.property(anyRun, (any) => {
        // By the market a cheaper plan would lower what follows contracts and short terms of others too.
        const same = { kind: 'percentMore', percent: 0 } as const;
        const drawn = { ...any, afterContract: same, afterTerm: same };
        const { planId } = rankPlain(drawn).verdict;
        if (planId === null) return;
        const plans = drawn.plans.map((each) => (each.planId === planId ? cheaper(each) : each));
        expect(rankPlain({ ...drawn, plans }).verdict.planId).toBe(planId);
      }),
      { numRuns: casesOr(150) },
    );
  });

  it('says one saving: in the verdict, on the card, in the chart and in the explanation, to the cent', () => {
    fc.assert(
      fc.property(anyRun, (drawn) => {
        const scoring = rankPlain(drawn);
        const { verdict, top, others } = scoring;
        const advised = [...top, ...others].find((each) => each.plan.planId === verdict.planId);
        if (advised === undefined) return;
        const best = advised.timeline?.switchBest;
        expect([best?.savings, best?.firstYearSavings, best?.on]).toEqual([
          ...[verdict.horizonSavings, verdict.firstYearSavings, verdict.switchOn],
        ]);
        expect(advised.beatsStaying).toBe(verdict.beatsStaying);
        const end = top.find((each) => each === advised)?.series.at(-1);
        const cents = (amount: string | undefined): number => Math.round(Number(amount) * 100);
        if (end !== undefined) {
          expect(end.stay).toBe(advised.timeline?.stayCost);
          expect(end.switchBest).toBe(best?.cost);
          expect(
            Math.abs(cents(end.stay) - cents(end.switchBest) - cents(best?.savings)),
          ).toBeLessThanOrEqual(1);
        }
        const facts = factTable({ ...scoring, coverage: { plans: 1, outdated: 0 } });
        const told = templateAnswer(facts).paragraphs[0]?.parts.flatMap((part) =>
          'fact' in part ? [facts.get(part.fact)?.phrase ?? ''] : [],
        );
        const dollars = Math.abs(Number(verdict.horizonSavings)).toLocaleString('en-US', {
          minimumFractionDigits: 2,
        });
        expect(told?.some((phrase) => phrase.includes(dollars) || phrase.startsWith('the same'))).toBe(true);
      }),
      { numRuns: casesOr(150) },
    );
  });

  it('waits no longer than a year, and for nothing that gains nothing', () => {
    fc.assert(
      fc.property(anyRun, (drawn) => {
        for (const { timeline } of rankPlain(drawn).top) {
          if (timeline === null) continue;
          const { switchBest, switchNow } = timeline;
          expect(switchBest.on <= '2027-01-01').toBe(true);
          if (switchBest.on !== switchNow.on) {
            expect(Number(switchBest.savings)).toBeGreaterThanOrEqual(Number(switchNow.savings));
            expect(Number(switchBest.firstYearSavings)).toBeGreaterThanOrEqual(0);
            expect(timeline.waitReason).not.toBeNull();
          }
        }
      }),
      { numRuns: casesOr(150) },
    );
  });
});
