import { compose } from './compose.js';
import { energy, monthly, tariffOf } from './plain-tariff.spec-support.js';
import { price } from './reference/price.js';

const discount = {
  kind: 'percent-of',
  id: 'discount',
  label: 'Discount',
  scope: 'supply',
  percent: '-10',
  of: {},
} as const;
const supply = tariffOf([energy('0.10'), discount], { termMonths: 12 });
const delivery = tariffOf([
  energy('0.05'),
  { kind: 'per-month', id: 'meter', label: 'Meter', scope: 'delivery', amount: '4.00' },
]);

describe('supply and delivery on one bill', () => {
  const { load, cycles } = monthly('America/Chicago', 2026, ['1000']);

  it('add up, each percentage seeing its own side', () => {
    const [bill] = price(compose(supply, delivery), load, cycles);
    expect(bill?.lines.map(({ charge, scope, amountMicros }) => [charge, scope, amountMicros])).toEqual([
      ['energy', 'supply', 100_000_000],
      ['discount', 'supply', -10_000_000],
      ['delivery:energy', 'delivery', 50_000_000],
      ['delivery:meter', 'delivery', 4_000_000],
    ]);
  });

  it('keep the terms of the supplier and what neither could price', () => {
    const flagged = { text: 'Storm fee', where: 'tariff', reason: 'No amount.' };
    const whole = compose(supply, { ...delivery, unpriced: [flagged] });
    expect(whole.termMonths).toBe(12);
    expect(whole.unpriced).toEqual([flagged]);
  });
});
