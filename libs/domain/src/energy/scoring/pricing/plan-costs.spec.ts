import fc from 'fast-check';
import { addMonths, dayText } from '#domain/shared/day';
import type { PlanCosts } from './plan-costs.js';
import { firstYearCosts, planCost, spanCost, steadyCosts, sum } from './plan-costs.js';

const months = [31, 28, 30, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const seasonal: PlanCosts = {
  bands: [{ fromContractMonth: 1, costs: months.map((days) => days * 1000) }],
  once: [],
};
const costs = seasonal.bands[0]?.costs ?? [];

describe('the cost of a stretch of days', () => {
  it('is a month’s bill for a month, whatever its length', () => {
    expect(spanCost(costs, '2026-02-01', '2026-03-01')).toBe(28_000);
    expect(spanCost(costs, '2028-02-01', '2028-03-01')).toBe(28_000);
  });

  it('shares a month out by its days', () => {
    expect(spanCost(costs, '2026-04-11', '2026-04-21')).toBe(10_000);
    expect(spanCost(costs, '2026-12-31', '2027-01-02')).toBe(2_000);
  });

  it('is nothing when it ends before it begins', () => {
    expect(spanCost(costs, '2026-04-11', '2026-04-10')).toBe(0);
  });

  it('adds up, wherever it is cut', () => {
    const day = fc.integer({ min: 20_000, max: 22_000 }).map(dayText);
    fc.assert(
      fc.property(day, day, day, (a, b, c) => {
        const [from = a, cut = b, until = c] = [a, b, c].sort();
        expect(spanCost(costs, from, cut) + spanCost(costs, cut, until)).toBe(spanCost(costs, from, until));
        expect(planCost(seasonal, from, until)).toBe(spanCost(costs, from, until));
      }),
    );
  });

  it('is twelve bills for a year that starts on the first', () => {
    expect(spanCost(costs, '2026-05-01', addMonths('2026-05-01', 12))).toBe(sum(costs));
  });
});

describe('the first year of an introductory price', () => {
  const flat = (micros: number): readonly number[] => new Array<number>(12).fill(micros);
  const intro: PlanCosts = {
    bands: [
      { fromContractMonth: 1, costs: flat(10) },
      { fromContractMonth: 3, costs: flat(20) },
    ],
    once: [],
  };

  it('begins in the month of today', () => {
    expect(firstYearCosts(intro, '2026-12-05')).toEqual([10, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 10]);
  });

  it('differs from the year after it', () => {
    expect(sum(steadyCosts(intro)) - sum(firstYearCosts(intro, '2026-12-05'))).toBe(20);
  });
});
