import { plainPlan } from '../scoring.spec-support.js';
import { stagesOf } from './compile-plans.js';
import type { Charge } from '#domain/energy/tariffs/model/charge';

const rate = { label: 'Energy', scope: 'bundled', kind: 'per-kwh', flow: 'import' } as const;
const price = (cents: string): { type: 'constant'; price: string } => ({ type: 'constant', price: cents });

function stages(charges: readonly Charge[], today = '2026-11-21'): ReturnType<typeof stagesOf> {
  return stagesOf(plainPlan({ planId: 'p', cents: 1, tariff: { charges: [...charges] } }).tariff, today);
}

describe('a tariff by the age of its contract', () => {
  it('has one stage when nothing changes', () => {
    expect(stages([{ id: 'e', ...rate, price: price('0.1') }]).stages).toMatchObject([
      { fromContractMonth: 1 },
    ]);
  });

  it('has a stage before and after an introductory price', () => {
    const { stages: found } = stages([
      { id: 'intro', ...rate, price: price('0.05'), contractMonths: { from: 1, to: 3 } },
      { id: 'later', ...rate, price: price('0.11'), contractMonths: { from: 4 } },
      { id: 'both', ...rate, price: price('0.01') },
    ]);
    expect(
      found.map(({ fromContractMonth, tariff }) => [fromContractMonth, tariff.charges.map(({ id }) => id)]),
    ).toEqual([
      [1, ['intro', 'both']],
      [4, ['later', 'both']],
    ]);
  });

  it('keeps what is paid once apart, tax included', () => {
    const { once, stages: found } = stages([
      {
        id: 'join',
        label: 'Joining fee',
        scope: 'bundled',
        kind: 'once',
        amount: '20',
        contractMonth: 1,
        taxPercent: '10',
      },
    ]);
    expect(once).toMatchObject([{ contractMonth: 1, amountMicros: 22_000_000, charge: { id: 'join' } }]);
    expect(found[0]?.tariff.charges).toEqual([]);
  });

  it('prices a past year at the prices in force today', () => {
    const charges: Charge[] = [
      { id: 'old', ...rate, price: price('0.1'), validTo: '2026-11-21' },
      { id: 'new', ...rate, price: price('0.2'), validFrom: '2026-11-21' },
    ];
    expect(stages(charges).stages[0]?.tariff.charges).toEqual([{ id: 'new', ...rate, price: price('0.2') }]);
    expect(stages(charges, '2026-11-20').stages[0]?.tariff.charges[0]?.id).toBe('old');
  });
});
