import type { BillLine } from '#domain/energy/tariffs/model/bill';
import { plainPlan } from '../scoring.spec-support.js';
import { waterfallOf } from './waterfall.js';

const cycle = { start: '2026-01-01', end: '2026-02-01', startUtc: 0, endUtc: 1, days: 31 };

function line(kind: BillLine['kind'], amountMicros: number, more: Partial<BillLine> = {}): BillLine {
  const { start } = cycle;
  return {
    cycle: start,
    charge: kind,
    label: kind,
    scope: 'bundled',
    kind,
    quantity: '1',
    unit: 'once',
    price: '1',
    amountMicros,
    ...more,
  };
}

const lines = [
  line('per-kwh', 90_000_000),
  line('per-kwh', -5_000_000, { charge: 'solar' }),
  line('per-kwh', 40_000_001, { scope: 'delivery' }),
  line('per-month', 4_390_000, { scope: 'delivery' }),
  line('per-month', 9_950_000),
  line('percent-of', 2_000_000),
  line('percent-of', -1_000_000),
  line('credit-if', -125_000_000),
  line('credit-carried', -1_000_000),
];
const solar = {
  id: 'solar',
  label: 'Buyback',
  scope: 'bundled',
  kind: 'per-kwh',
  flow: 'export',
  price: { type: 'constant', price: '-0.05' },
} as const;
const { tariff } = plainPlan({ planId: 'p', cents: 10, tariff: { charges: [solar] } });

describe('the steps of a year’s cost', () => {
  it('gather the lines of all bills by kind, lowering ones last', () => {
    const bills = [
      { cycle, lines, totalMicros: 0 },
      { cycle, lines: [line('per-kwh', 10_000_000)], totalMicros: 0 },
    ];
    expect(waterfallOf(bills, tariff)).toEqual([
      { label: 'Fixed charges', amount: '9.95' },
      { label: 'Energy', amount: '100.00' },
      { label: 'Delivery', amount: '44.390001' },
      { label: 'Taxes and surcharges', amount: '2.00' },
      { label: 'Bill credits', amount: '-125.00' },
      { label: 'Discounts', amount: '-1.00' },
      { label: 'Export payments', amount: '-6.00' },
    ]);
  });

  it('are none without bills', () => {
    expect(waterfallOf([], tariff)).toEqual([]);
  });
});
