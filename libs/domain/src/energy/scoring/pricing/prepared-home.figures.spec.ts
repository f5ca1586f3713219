import type { Charge } from '#domain/energy/tariffs/model/charge';
import { compilePlans } from './compile-plans.js';
import type { HomeUsage } from '../home-usage.js';
import { prepareHome } from './prepared-home.js';
import type { PricedPlan } from './plan-costs.js';
import { plainPlan, plainUsage } from '../scoring.spec-support.js';
import { shapeDraws } from '../draws/load-shapes.js';
import { levelsOf } from '../draws/usage-levels.js';
import { drawnCosts } from '../draws/drawn-costs.js';
import { planPath, firstYearBills, planCost, sum, costsOf } from './plan-costs.js';

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

const year = (outcome: PricedPlan): number => sum(firstYearBills(costsOf(outcome, 'asItStands'), today));

describe('a drawn year', () => {
  it.each([0.5, 0.8, 1.25, 2])('at %d times costs what a home that uses so much pays', (factor) => {
    const drawnYears = [factor, 2 - factor / 2 + 1].map((each) => new Array<number>(12).fill(each));
    const mean = (factor + (drawnYears[1]?.[0] ?? 0)) / 2;
    const usage = { ...plainUsage(months), drawnYears };
    const levels = levelsOf(usage);
    const path = planPath(priced(usage), '2026-11-01', '2027-11-01');
    const [cost = 0] = drawnCosts([path], { levels, shapes: { steps: new Float64Array(6) } });
    const real = priced(plainUsage(months.map((kwh) => (kwh * factor) / mean)));
    expect(Math.abs(cost - year(real))).toBeLessThanOrEqual(ROUNDING_MICROS);
  });

  it('costs on average what is expected, and moves with the hours of a plan with times', () => {
    const usage = plainUsage(months, 0.25);
    const levels = levelsOf(usage);
    const shapes = shapeDraws(levels.years);
    const outcome = priced(usage);
    const drawn = drawnCosts([planPath(outcome, '2026-11-01', '2027-11-01')], { levels, shapes });
    const mean = drawn.reduce((total, cost) => total + cost, 0) / drawn.length;
    const expected = planCost(costsOf(outcome, 'expected'), '2026-11-01', '2027-11-01');
    expect(Math.abs(mean - expected)).toBeLessThan(100);
    const still = drawnCosts([planPath(outcome, '2026-11-01', '2027-11-01')], {
      levels,
      shapes: { steps: new Float64Array(shapes.steps.length) },
    });
    expect(drawn.some((cost, at) => Math.abs(cost - (still[at] ?? 0)) > 10_000)).toBe(true);
  });
});
