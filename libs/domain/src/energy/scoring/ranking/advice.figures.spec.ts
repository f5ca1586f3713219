import fc from 'fast-check';
import { casesOr } from '#test/support/property-cases';
import { factTable } from '#domain/energy/explanations/facts';
import { templateAnswer } from '#domain/energy/explanations/template';
import { rankPlain } from '../scoring.spec-support.js';
import { anyRun } from './any-run.spec-support.js';

describe('advice on any home, plans, contract and wishes', () => {
  it('never costs money that the person did not agree to', () => {
    fc.assert(
      fc.property(anyRun, (drawn) => {
        const { verdict, horizonMonths } = rankPlain(drawn);
        const least = drawn.agreedToCost === null ? 0 : (-Number(drawn.agreedToCost) * horizonMonths) / 12;
        if (verdict.advice === 'stay') expect(verdict.planId).toBeNull();
        else if (verdict.planId !== null) {
          const saved = Number(verdict.horizonSavings);
          if (least === 0) expect(saved).toBeGreaterThanOrEqual(0);
          expect(saved).toBeGreaterThanOrEqual(least);
        }
      }),
      { numRuns: casesOr(300) },
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
