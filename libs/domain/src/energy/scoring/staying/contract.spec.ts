import { plainPlan } from '../scoring.spec-support.js';
import { contractOf } from './contract.js';
import { freeFromDay, switchDays } from './leaving-fee.js';

const stated = (amount: string, kind: 'flat' | 'perMonthRemaining' = 'flat') =>
  ({ plan: { kind: 'unknown' }, contractEnd: '2026-12-31', terminationFee: { kind, amount } }) as const;

describe('the present contract', () => {
  it.each([
    ['us-tx', '2026-12-18'],
    ['uk', '2026-11-13'],
    ['au-nsw', '2027-01-01'],
    ['us-oh', '2027-01-01'],
  ])('is free to leave by the rule of its market: %s from %s', (market, day) => {
    const contract = contractOf(stated('150'), null, market);
    expect(freeFromDay(contract)).toBe(day);
    expect(contract.waivedWhy === null).toBe(day === '2027-01-01');
  });

  it('is free earlier where the plan itself says so', () => {
    const { tariff } = plainPlan({
      planId: 'own',
      cents: 10,
      tariff: { terminationFee: { kind: 'flat', amount: '150', waivedLastDays: 30 } },
    });
    const contract = contractOf(stated('150'), tariff, 'us-tx');
    expect([freeFromDay(contract), contract.waivedWhy]).toEqual([
      '2026-12-02',
      'your plan charges no fee in its last 30 days',
    ]);
  });

  it('takes a fee of zero for none', () => {
    expect(contractOf(stated('0'), null, 'us-tx').fee).toEqual({ kind: 'none' });
  });

  it('is looked at on every step of its fee, month and month’s beginning, a year ahead at most', () => {
    const days = switchDays(contractOf(stated('60', 'perMonthRemaining'), null, 'us-tx'), '2026-11-20');
    expect(days).toEqual([...['2026-11-20', '2026-12-01', '2026-12-18', '2026-12-20', '2027-01-01']]);
    const far = { ...contractOf(stated('60'), null, 'us-tx'), end: '2031-12-31' };
    expect(switchDays(far, '2026-11-20').at(-1)).toBe('2027-11-20');
  });
});
