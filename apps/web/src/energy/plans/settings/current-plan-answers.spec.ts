import type { CurrentPlanAnswers } from './current-plan-answers.js';
import { localMoney } from '#web/shared/format/local-money';
import { answersOf, currentPlanOf } from './current-plan-answers.js';

const answers: CurrentPlanAnswers = {
  kind: 'ownRate',
  planId: null,
  energyCentsPerKwh: ' 14.2 ',
  monthlyFee: '',
  cheaperAtTimes: false,
  cheapCentsPerKwh: '',
  cheapFrom: '',
  cheapTo: '',
  cheapWeekends: false,
  exportCentsPerKwh: '',
  supplier: '',
  contractEnd: '',
  feeKind: 'none',
  feeAmount: '',
};

const where = { country: 'US', money: localMoney('US'), insisted: new Set<string>() };

/** What the answers lack, in words. */
function complaintOf(changes: Partial<CurrentPlanAnswers>): string {
  const read = currentPlanOf({ ...answers, ...changes }, where);
  return 'words' in read ? read.words : '';
}

describe('the answers about the present plan', () => {
  it('make a rate of one’s own, with no monthly fee unless typed', () => {
    expect(currentPlanOf(answers, where)).toEqual({
      plan: { kind: 'ownRate', energyCentsPerKwh: '14.2', monthlyFee: '0' },
      contractEnd: null,
      terminationFee: { kind: 'none' },
    });
  });

  it('name the supplier where no plan of the list does', () => {
    const named = { ...answers, supplier: ' Acorn Power ' };
    const read = currentPlanOf(named, where);
    expect(read).toMatchObject({ supplier: 'Acorn Power' });
    if (!('words' in read)) expect(answersOf(read).supplier).toBe('Acorn Power');
    expect(currentPlanOf({ ...named, kind: 'catalogue', planId: 'p' }, where)).not.toHaveProperty('supplier');
  });

  it('make a rate that is cheaper at certain hours, and what is paid for power sent', () => {
    const timed = {
      ...{
        ...answers,
        cheaperAtTimes: true,
        cheapCentsPerKwh: '$0.05',
        cheapFrom: '21:00',
        cheapTo: '06:00',
      },
      exportCentsPerKwh: '4,5',
    };
    const read = currentPlanOf(timed, where);
    expect(read).toMatchObject({
      plan: {
        ...{ energyCentsPerKwh: '14.2', exportCentsPerKwh: '4.5' },
        cheapHours: { centsPerKwh: '5', from: '21:00', to: '06:00', weekends: false },
      },
    });
    if (!('words' in read)) expect(currentPlanOf(answersOf(read), where)).toEqual(read);
    const hidden = currentPlanOf({ ...timed, cheaperAtTimes: false }, where);
    expect(hidden).not.toHaveProperty('plan.cheapHours');
    const lacking = (changes: Partial<CurrentPlanAnswers>): string => complaintOf({ ...timed, ...changes });
    expect(lacking({ cheapCentsPerKwh: '' })).toContain('Type what a kWh costs in the cheaper hours');
    expect(lacking({ cheapCentsPerKwh: '20' })).toContain('Swap the two prices');
    expect(lacking({ cheapTo: '' })).toContain('Type when the cheaper hours begin and end');
    expect(lacking({ cheapTo: '21:00' })).toContain('begin and end at the same time');
    expect(lacking({ exportCentsPerKwh: 'much' })).toContain('can’t read what you are paid');
  });

  it('say what is missing', () => {
    expect(complaintOf({ energyCentsPerKwh: ' ' })).toContain('Type what you pay');
    expect(complaintOf({ kind: 'catalogue' })).toContain('Pick your plan');
    expect(complaintOf({ feeKind: 'flat' })).toContain('Type the fee');
    expect(complaintOf({ feeKind: 'flat', feeAmount: '150' })).toContain('When does the contract end?');
  });

  it('are taken with signs and commas, and refused in words or below zero', () => {
    expect(
      currentPlanOf({ ...answers, energyCentsPerKwh: '$0.15', monthlyFee: '9,95' }, where),
    ).toMatchObject({
      plan: { energyCentsPerKwh: '15', monthlyFee: '9.95' },
    });
    expect(complaintOf({ energyCentsPerKwh: 'a lot' })).toContain('can’t read that price');
    expect(complaintOf({ monthlyFee: '-5' })).toContain('can’t read the fixed charges');
    expect(complaintOf({ feeKind: 'flat', feeAmount: '-150', contractEnd: '2027-01-01' })).toContain(
      'exit fee',
    );
  });

  it('ask about an odd rate once, and take it from who insists', () => {
    const odd = { ...answers, energyCentsPerKwh: '0.15' };
    const insist = 'Yes, I pay 0.15 cents';
    expect(currentPlanOf(odd, where)).toMatchObject({ insist });
    expect(currentPlanOf(odd, { ...where, insisted: new Set([insist]) })).toMatchObject({
      plan: { energyCentsPerKwh: '0.15' },
    });
  });

  it('ask for the charge per day where nearly every tariff has one, and take it from who pays none', () => {
    for (const [country, charge] of [
      ['AU', 'supply charge'],
      ['GB', 'standing charge'],
    ] as const) {
      const there = { ...where, country, money: localMoney(country) };
      const asked = currentPlanOf(answers, there);
      expect(asked).toMatchObject({ insist: 'No, I pay none' });
      expect('words' in asked && asked.words).toContain(charge);
      expect(currentPlanOf({ ...answers, monthlyFee: '30' }, there)).toMatchObject({
        plan: { monthlyFee: '30' },
      });
      const insisted = new Set(['No, I pay none']);
      expect(currentPlanOf(answers, { ...there, insisted })).toMatchObject({ plan: { monthlyFee: '0' } });
    }
  });

  it('ask about an unusually high exit fee once, and take it from who insists', () => {
    const high = { ...answers, contractEnd: '2027-03-15', feeKind: 'flat' as const, feeAmount: '2000' };
    const insist = 'Yes, it is $2000';
    expect(currentPlanOf(high, where)).toMatchObject({ insist });
    expect(currentPlanOf(high, { ...where, insisted: new Set([insist]) })).toMatchObject({
      terminationFee: { kind: 'flat', amount: '2000' },
    });
    const monthly = { ...high, feeKind: 'perMonthRemaining' as const, feeAmount: '60' };
    expect(currentPlanOf(monthly, where)).toMatchObject({ terminationFee: { amount: '60' } });
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
      const saved = currentPlanOf(plan, where);
      expect('words' in saved ? saved : answersOf(saved)).toEqual(plan);
    }
  });
});
