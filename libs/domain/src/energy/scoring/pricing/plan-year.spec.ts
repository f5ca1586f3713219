import type { Charge } from '#domain/energy/tariffs/model/charge';
import { DomainError } from '#domain/shared/domain-error';
import { costCurve } from './cost-curve.js';
import { planYear } from './plan-year.js';
import { prepareHome } from './prepared-home.js';
import { scorePlans } from '../score-plans.js';
import { plainInput, plainPlan, plainUsage } from '../scoring.spec-support.js';
import { waterfallOf } from './waterfall.js';

const energy = { label: 'Energy', scope: 'bundled', kind: 'per-kwh', flow: 'import' } as const;
const charges: Charge[] = [
  { ...energy, id: 'first', price: { type: 'constant', price: '0.10' }, contractMonths: { from: 1, to: 6 } },
  { ...energy, id: 'later', price: { type: 'constant', price: '0.12' }, contractMonths: { from: 7 } },
  {
    id: 'credit',
    label: 'Usage credit',
    scope: 'bundled',
    kind: 'credit-if',
    amount: '100',
    usage: { flow: 'import', fromKwh: '1000' },
  },
  { id: 'join', label: 'Connection', scope: 'bundled', kind: 'once', amount: '25', contractMonth: 1 },
];
const plan = plainPlan({ planId: 'many', cents: 1, tariff: { charges } });
const usage = plainUsage([850, 820, 780, 900, 950, 1400, 1600, 1500, 1000, 850, 800, 820]);
const today = '2026-11-21';
const spot = plainPlan({
  planId: 'spot',
  cents: 1,
  tariff: {
    charges: [{ ...energy, id: 'spot', price: { type: 'series', starts: [0], end: 1, prices: ['0.1'] } }],
  },
});

describe('one plan’s year', () => {
  const bills = planYear(plan, usage, today);

  it('has the bills of the ranking, to the micro', () => {
    const [ranked] = scorePlans(plainInput({ plans: [plan], usage, today })).top;
    const totals = bills.map(({ cycle, totalMicros }) => [cycle.start.slice(0, 7), totalMicros / 1_000_000]);
    expect(totals).toEqual(ranked?.bills.map(({ month, cost }) => [month, Number(cost)]));
    expect(totals.reduce((sum, [, cost]) => sum + Number(cost), 0)).toBe(Number(ranked?.firstYear.cost));
  });

  it('begins its contract in the month of today', () => {
    expect(bills.map(({ lines }) => lines[0]?.charge)).toEqual([
      ...new Array<string>(4).fill('first'),
      ...new Array<string>(6).fill('later'),
      ...new Array<string>(2).fill('first'),
    ]);
    expect(bills[10]?.lines.at(-1)).toMatchObject({ charge: 'join', unit: 'once', price: '25.00' });
  });

  it('is stacked from its kinds of charge', () => {
    expect(waterfallOf(bills, plan.tariff)).toEqual([
      { label: 'Energy', amount: '1373.00' },
      { label: 'Joining fees', amount: '25.00' },
      { label: 'Bill credits', amount: '-400.00' },
    ]);
  });

  it('cannot be told of a tariff that cannot be priced', () => {
    expect(() => planYear(spot, usage, today)).toThrow(DomainError);
    expect(costCurve(spot, prepareHome(usage), today)).toEqual([]);
    expect(scorePlans(plainInput({ plans: [spot], usage })).filtered).toMatchObject([{ planId: 'spot' }]);
  });
});

describe('the cost curve', () => {
  const curve = costCurve(plan, prepareHome(usage), today);

  it('falls off the cliff of a bill credit', () => {
    const at = (kwh: string): string | undefined => curve.find(({ monthlyKwh }) => monthlyKwh === kwh)?.cost;
    expect([at('0'), at('999'), at('1000'), at('2000')]).toEqual(['0.00', '99.90', '0.00', '100.00']);
  });

  it('reaches a quarter beyond the largest month in few points', () => {
    expect(curve.at(-1)?.monthlyKwh).toBe('2000');
    expect(curve.length).toBeLessThanOrEqual(60);
  });
});
