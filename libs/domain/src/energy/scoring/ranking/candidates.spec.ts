import type { CandidatePlan, ScoringInput } from '../scoring-input.js';
import { plainInput, plainPlan, rankPlain } from '../scoring.spec-support.js';

const whole = plainPlan({ planId: 'whole-bill', cents: 12 });
const supply: CandidatePlan = {
  ...plainPlan({ planId: 'supply-alone', cents: 6 }),
  tariff: {
    ...whole.tariff,
    charges: whole.tariff.charges.map((charge) => ({ ...charge, scope: 'supply' as const })),
  },
};
const otherSupply = { ...supply, planId: 'other-supply' };

const compared = (plans: readonly CandidatePlan[], present: ScoringInput['present']) => {
  const { top, others, filtered } = rankPlain(plainInput({ plans, present }));
  return {
    ranked: [...top.map(({ plan }) => plan.planId), ...others.map(({ plan }) => plan.planId)].sort(),
    filtered: filtered.map(({ planId, reasons }) => [planId, reasons[0]?.code]),
  };
};

describe('plans that are compared', () => {
  it('hold delivery when the present bill does: no saving is shown that delivery eats', () => {
    const expected = { ranked: ['whole-bill'], filtered: [['supply-alone', 'cannotBePriced']] };
    expect(
      compared([whole, supply], { kind: 'ownRate', plan: plainPlan({ planId: 'mine', cents: 16 }) }),
    ).toEqual(expected);
    expect(compared([whole, supply], { kind: 'unknown' })).toEqual(expected);
  });

  it('hold supply alone when the present price does, or when nothing else is there', () => {
    expect(compared([whole, otherSupply], { kind: 'plan', plan: supply })).toEqual({
      ranked: ['other-supply'],
      filtered: [['whole-bill', 'cannotBePriced']],
    });
    expect(compared([supply, otherSupply], { kind: 'unknown' }).ranked).toEqual([
      'other-supply',
      'supply-alone',
    ]);
  });
});
