import type { CurrentPlanAnswers } from './current-plan-answers.js';
import { answersOf, currentPlanOf } from './current-plan-answers.js';

const answers: CurrentPlanAnswers = {
  kind: 'ownRate',
  planId: null,
  energyCentsPerKwh: ' 14.2 ',
  monthlyFee: '',
  contractEnd: '',
  feeKind: 'none',
  feeAmount: '',
};

describe('the answers about the present plan', () => {
  it('make a rate of one’s own, with no monthly fee unless typed', () => {
    expect(currentPlanOf(answers)).toEqual({
      plan: { kind: 'ownRate', energyCentsPerKwh: '14.2', monthlyFee: '0' },
      contractEnd: null,
      terminationFee: { kind: 'none' },
    });
  });

  it('say what is missing', () => {
    expect(currentPlanOf({ ...answers, energyCentsPerKwh: ' ' })).toContain('Type what you pay');
    expect(currentPlanOf({ ...answers, kind: 'catalogue' })).toContain('Pick your plan');
    expect(currentPlanOf({ ...answers, feeKind: 'flat' })).toContain('Type the fee');
  });

  it('come back as they were saved', () => {
    const plans = [
      {
        ...answers,
        energyCentsPerKwh: '14.2',
        monthlyFee: '9.95',
        contractEnd: '2027-03-15',
        feeKind: 'flat' as const,
        feeAmount: '150',
      },
      { ...answers, kind: 'catalogue' as const, planId: 'tx-1', energyCentsPerKwh: '', monthlyFee: '' },
      { ...answers, kind: 'unknown' as const, energyCentsPerKwh: '', monthlyFee: '' },
    ];
    for (const plan of plans) {
      const saved = currentPlanOf(plan);
      expect(typeof saved === 'string' ? saved : answersOf(saved)).toEqual(plan);
    }
  });
});
