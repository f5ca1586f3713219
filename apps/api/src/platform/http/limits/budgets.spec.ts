import { Budgets } from './budgets.js';

describe('a budget', () => {
  let now = 0;
  const budgets = (perMinute: number): Budgets => new Budgets(perMinute, () => now);
  beforeEach(() => {
    now = 1_000;
  });

  it('holds a minute of points and says how long to wait for more', () => {
    const sixty = budgets(60);
    expect(sixty.take('a', 55)).toBe(0);
    expect(sixty.take('a', 5)).toBe(0);
    expect(sixty.take('a', 5)).toBe(5);
    now += 4_000;
    expect(sixty.take('a', 5)).toBe(1);
    now += 1_000;
    expect(sixty.take('a', 5)).toBe(0);
    expect(sixty.take('a', 1)).toBe(1);
  });

  it('is each caller’s own, and never more than a minute’s', () => {
    const ten = budgets(10);
    expect(ten.take('a', 10)).toBe(0);
    expect(ten.take('b', 10)).toBe(0);
    now += 3_600_000;
    expect(ten.take('a', 10)).toBe(0);
    expect(ten.take('a', 1)).toBe(6);
  });

  it('lets what costs more than a minute’s points through when it is full', () => {
    const two = budgets(2);
    expect(two.take('a', 5)).toBe(0);
    expect(two.take('a', 1)).toBe(30);
  });
});
