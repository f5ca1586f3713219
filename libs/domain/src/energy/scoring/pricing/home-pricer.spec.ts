import type { Charge } from '#domain/energy/tariffs/model/charge';
import { compilePlans } from './compile-plans.js';
import type { HomeUsage } from '../home-usage.js';
import { prepareHome } from './prepared-home.js';
import type { PricedPlan } from './priced-plan.js';
import { plainPlan, plainUsage } from '../scoring.spec-support.js';
import { yearsOf } from '../ranking/standings.js';

/** A peak that is scaled may round to another cent than one that was metered, once a bill. */
const ROUNDING_MICROS = 12 * 10_000;
const today = '2026-11-21';
const months = [850, 820, 780, 900, 950, 1400, 1600, 1500, 1000, 850, 800, 820];
const base = { scope: 'bundled', kind: 'per-kwh', flow: 'import' } as const;
const night = { windows: [{ minutes: [{ from: 1260, to: 360 }] }] };
const charges: Charge[] = [
  {
    ...base,
    id: 'intro',
    label: 'Introductory energy',
    price: { type: 'constant', price: '0.08' },
    contractMonths: { from: 1, to: 3 },
  },
  {
    ...base,
    id: 'later',
    label: 'Energy',
    price: { type: 'constant', price: '0.13' },
    contractMonths: { from: 4 },
  },
  { ...base, id: 'night', label: 'Night', price: { type: 'constant', price: '-0.02' }, schedule: night },
  {
    id: 'demand',
    label: 'Demand',
    scope: 'delivery',
    kind: 'per-kw',
    flow: 'import',
    per: 'cycle',
    price: { type: 'constant', price: '3' },
  },
  { id: 'join', label: 'Joining', scope: 'bundled', kind: 'once', amount: '24', contractMonth: 1 },
  {
    id: 'credit',
    label: 'Credit',
    scope: 'bundled',
    kind: 'credit-if',
    amount: '30',
    usage: { flow: 'import', fromKwh: '1000' },
  },
];
const plan = plainPlan({ planId: 'many', cents: 1, tariff: { charges } });

function priced(usage: HomeUsage): PricedPlan {
  const outcome = prepareHome(usage).pricerOf(compilePlans([plan], today))(plan);
  if ('notPriced' in outcome) throw new Error(outcome.notPriced);
  return outcome;
}

/** A home whose resampled years use `factor` times as much, and the home that really does. */
function drawn(factor: number): { levelYear: number; year: number } {
  const year = new Array<number>(12).fill(factor);
  const { levelCosts } = priced({ ...plainUsage(months), resampledYears: [year] });
  const real = priced(plainUsage(months.map((kwh) => kwh * factor)));
  return {
    levelYear: levelCosts.reduce((total, cost) => total + cost, 0),
    year: yearsOf(real.costs, today).costMicros,
  };
}

describe('a level of use', () => {
  it.each([1, 0.5, 1.25, 2])('at %d times costs what a home that uses so much pays', (factor) => {
    const { levelYear, year } = drawn(factor);
    expect(Math.abs(levelYear - year)).toBeLessThanOrEqual(ROUNDING_MICROS);
  });
});

describe('the ends of the interval', () => {
  it('cost what homes that use so much pay', () => {
    const { low, high } = priced(plainUsage(months, 0.25));
    const year = (costs: PricedPlan['costs']): number => yearsOf(costs, today).costMicros;
    const yearAt = (factor: number): number =>
      year(priced(plainUsage(months.map((kwh) => kwh * factor))).costs);
    expect(Math.abs(year(low) - yearAt(0.75))).toBeLessThanOrEqual(ROUNDING_MICROS);
    expect(Math.abs(year(high) - yearAt(1.25))).toBeLessThanOrEqual(ROUNDING_MICROS);
  });
});
