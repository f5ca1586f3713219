import fc from 'fast-check';
import type { PlainPlan } from '../scoring.spec-support.js';
import { inRankOrder, plainInput, plainPlan, plainUsage, rankPlain } from '../scoring.spec-support.js';
import type { Scoring } from '../scoring.js';

const usage = plainUsage([900, 800, 700, 700, 900, 1400, 1700, 1700, 1300, 900, 700, 900], 0.1);
const weight = fc.constantFrom(0, 0, 1, 30, 70, 100);
const weights = fc.record({ cost: weight, flexibility: weight, renewable: weight, rating: weight });

/** Few values, so that plans alike in some or all respects are common. */
const plan = fc.record({
  cents: fc.constantFrom(10, 11, 12.5),
  monthly: fc.constantFrom(0, 5),
  rating: fc.constantFrom(null, 1, 5),
  termMonths: fc.constantFrom(1, 36, 48),
  fee: fc.constantFrom(0, 300, 400),
  renewable: fc.constantFrom(0, 100),
});

const plans = fc.array(plan, { minLength: 1, maxLength: 8 }).map((all) =>
  all.map(({ termMonths, fee, renewable, ...rest }, index) =>
    toPlan({
      ...rest,
      planId: `plan-${String(index).padStart(2, '0')}`,
      tariff: {
        termMonths,
        renewablePercent: String(renewable),
        terminationFee:
          fee === 0 ? { kind: 'none' } : { kind: 'flat', amount: String(fee), waivedLastDays: 14 },
      },
    }),
  ),
);

function toPlan(plain: PlainPlan): ReturnType<typeof plainPlan> {
  return plainPlan(plain);
}

type Ranked = Scoring['others'][number];

/** By the published facts alone: cheaper or equal, no longer bound, no higher fee, as green, as well rated, one better. */
function beats(a: Ranked, b: Ranked): boolean {
  const gaps = [
    Number(b.rankedYear.cost) - Number(a.rankedYear.cost),
    (b.plan.termMonths ?? 0) - (a.plan.termMonths ?? 0),
    Number(b.plan.leavingFee.highest) - Number(a.plan.leavingFee.highest),
    (a.plan.renewablePercent ?? 0) - (b.plan.renewablePercent ?? 0),
    (a.plan.rating ?? 2.5) - (b.plan.rating ?? 2.5),
  ];
  return gaps.every((gap) => gap >= 0) && gaps.some((gap) => gap > 0);
}

describe('ranking any plans by any weights', () => {
  it('never puts a dominated plan above its dominator', () => {
    fc.assert(
      fc.property(plans, weights, (some, wanted) => {
        const ranked = inRankOrder(rankPlain(plainInput({ plans: some, weights: wanted })));
        const wrong = ranked.flatMap((upper, place) =>
          ranked.slice(place + 1).filter((lower) => beats(lower, upper)),
        );
        expect(wrong).toEqual([]);
      }),
    );
  });

  it('marks as Pareto exactly the plans that no other beats in the four respects', () => {
    fc.assert(
      fc.property(plans, weights, (some, wanted) => {
        const ranked = inRankOrder(rankPlain(plainInput({ plans: some, weights: wanted })));
        const isBeaten = (a: Ranked): boolean =>
          ranked.some((b) => {
            const gaps = [
              Number(a.rankedYear.cost) - Number(b.rankedYear.cost),
              Number(b.points.flexibility) - Number(a.points.flexibility),
              Number(b.points.renewable) - Number(a.points.renewable),
              Number(b.points.rating) - Number(a.points.rating),
            ];
            return gaps.every((gap) => gap >= 0) && gaps.some((gap) => gap > 0);
          });
        expect(ranked.filter(({ pareto }) => pareto)).toEqual(ranked.filter((each) => !isBeaten(each)));
      }),
    );
  });

  it('leaves every other plan’s points and score alone when a plan is added', () => {
    fc.assert(
      fc.property(plans, plan, weights, (some, { cents, monthly, rating }, wanted) => {
        const added = plainPlan({ planId: 'zz-added', cents, monthly, rating });
        const scores = (list: typeof some): Map<string, unknown> =>
          new Map(
            inRankOrder(rankPlain(plainInput({ plans: list, weights: wanted }))).map((each) => [
              each.plan.planId,
              { score: each.score, points: each.points, timeline: each.timeline, flags: each.flags },
            ]),
          );
        const before = scores(some);
        const after = scores([...some, added]);
        after.delete('zz-added');
        expect(after).toEqual(before);
      }),
    );
  });

  it('asks only how the weights stand to each other', () => {
    fc.assert(
      fc.property(plans, weights, fc.integer({ min: 1, max: 1000 }), (some, wanted, times) => {
        const { cost, flexibility, renewable, rating } = wanted;
        const scaled = {
          cost: cost * times,
          flexibility: flexibility * times,
          renewable: renewable * times,
          rating: rating * times,
        };
        expect(rankPlain(plainInput({ plans: some, weights: scaled }))).toEqual(
          rankPlain(plainInput({ plans: some, weights: wanted })),
        );
      }),
    );
  });

  it('does not depend on the order of the catalogue: ties have one order', () => {
    fc.assert(
      fc.property(
        plans.chain((some) =>
          fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length })),
        ),
        weights,
        ([some, shuffled], wanted) => {
          expect(JSON.stringify(rankPlain(plainInput({ plans: shuffled, weights: wanted, usage })))).toBe(
            JSON.stringify(rankPlain(plainInput({ plans: some, weights: wanted, usage }))),
          );
        },
      ),
    );
  });

  it('loses no plan: each is ranked or filtered, once', () => {
    fc.assert(
      fc.property(plans, fc.integer({ min: 0, max: 48 }), (some, maxTermMonths) => {
        const { top, others, filtered } = rankPlain(plainInput({ plans: some, limits: { maxTermMonths } }));
        const ids = [...top, ...others].map(({ plan: { planId } }) => planId);
        expect([...ids, ...filtered.map(({ planId }) => planId)].sort()).toEqual(
          some.map(({ planId }) => planId),
        );
      }),
    );
  });

  it('gives all resampled years away, and no more', () => {
    fc.assert(
      fc.property(plans, weights, (some, wanted) => {
        const scoring = rankPlain(plainInput({ plans: some, weights: wanted, usage }));
        const wins = [scoring.staying, ...scoring.top, ...scoring.others];
        expect(wins.reduce((total, { winShare }) => total + (winShare ?? 0), 0)).toBeCloseTo(1, 6);
        expect(wins.reduce((total, { cheapestShare }) => total + (cheapestShare ?? 0), 0)).toBeCloseTo(1, 6);
      }),
    );
  });
});
