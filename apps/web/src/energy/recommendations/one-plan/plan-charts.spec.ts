import type { PlanBillsView } from '#projections/energy/plan/plan.view';
import { reading } from '#web/shared/charts/chart';
import { costCurve, yearWaterfall } from './plan-charts.js';

const view: PlanBillsView = {
  plan: {
    planId: 'a',
    name: 'Plan a',
    retailer: 'Acorn Power',
    market: 'us-tx',
    deliveryUtilityIds: ['oncor'],
    termMonths: 12,
    priceKind: 'fixed',
    renewablePercent: 100,
    rating: 4,
    terminationFee: '$150',
    averageCents: null,
    estimatedFromLabel: false,
    unpriced: [],
    source: 'Our own test',
    asOf: '2026-11-01',
  },
  currency: 'USD',
  annual: '900.00',
  bills: [],
  waterfall: [
    { label: 'Energy', amount: '1000.00' },
    { label: 'Bill credits', amount: '-100.00' },
  ],
  curve: [
    { monthlyKwh: '500', cost: '60.00' },
    { monthlyKwh: '1500', cost: '150.00' },
  ],
  homeMonths: [{ month: '2025-07', kwh: '1000', cost: '5.00' }],
  unpriced: [],
};

describe('the waterfall of a year', () => {
  it('ends with the year itself', () => {
    const chart = yearWaterfall(view);
    expect(chart.points).toEqual(['Energy', 'Bill credits', 'The year']);
    expect(reading(chart, { point: 1, series: 0 })).toBe('Bill credits: -$100');
    expect(reading(chart, { point: 2, series: 0 })).toBe('The year: $900');
  });
});

describe('the cost curve', () => {
  const chart = costCurve(view);

  it('lays the home’s months between the places of the line', () => {
    expect(chart.points).toEqual(['500 kWh', 'Jul 2025, 1,000 kWh', '1,500 kWh']);
    expect(chart.series.map(({ values }) => values)).toEqual([
      [60, null, 150],
      [null, 5, null],
    ]);
  });

  it('finds the mark of a point by its place in its own series', () => {
    expect(chart.mark?.({ point: 2, series: 0 })).toEqual({ seriesIndex: 0, dataIndex: 1 });
    expect(chart.mark?.({ point: 1, series: 1 })).toEqual({ seriesIndex: 1, dataIndex: 0 });
  });
});
