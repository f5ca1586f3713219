import { plainUsage } from '../scoring.spec-support.js';
import { bandFactors, levelsOf } from './usage-levels.js';

const months = [900, 800, 700, 700, 900, 1400, 1700, 1700, 1300, 900, 700, 900];

describe('levels of use', () => {
  it('put every resampled factor on the nearest of 25 steps', () => {
    const usage = plainUsage(months, 0.3);
    const { factors, cells, years } = levelsOf(usage);
    const step = (factors[1] ?? 0) - (factors[0] ?? 0);
    expect([years, factors.length, cells.length]).toEqual([40, 25, 480]);
    const errors = usage.resampledYears
      .flat()
      .map((factor, at) => Math.abs(factor - (factors[Math.floor((cells[at] ?? 0) / 12)] ?? 0)));
    expect([...cells.subarray(12, 24)].map((cell) => cell % 12)).toEqual(months.map((_, month) => month));
    expect(Math.max(...errors)).toBeLessThanOrEqual(step / 2 + 1e-9);
  });

  it('are one when all years are alike, and none without years', () => {
    const same = { ...plainUsage(months), resampledYears: [new Array<number>(12).fill(1)] };
    expect(levelsOf(same)).toMatchObject({ factors: [1], years: 1 });
    expect(levelsOf(plainUsage(months))).toMatchObject({ factors: [], years: 0 });
  });

  it('never let use fall below nothing', () => {
    const wild = { ...plainUsage(months), resampledYears: [[-1, 0.5, ...new Array<number>(10).fill(1)]] };
    expect(levelsOf(wild).factors[0]).toBe(0);
  });
});

describe('the ends of the interval', () => {
  it('bring the year to its low and high total', () => {
    const usage = { ...plainUsage(months, 0.3), lowMilliWh: 11_000_000_000, highMilliWh: 14_000_000_000 };
    const total = (end: 'low' | 'high'): number =>
      bandFactors(usage, end).reduce(
        (sum, factor, month) => sum + factor * (usage.months[month]?.milliWh ?? 0),
        0,
      );
    expect(total('low')).toBeCloseTo(11_000_000_000, 0);
    expect(total('high')).toBeCloseTo(14_000_000_000, 0);
  });

  it('leave metered months as they are', () => {
    const plain = plainUsage(months, 0.3);
    const [first, ...rest] = plain.months;
    if (first === undefined) throw new Error('no months');
    const metered = { ...first, lowMilliWh: first.milliWh, highMilliWh: first.milliWh };
    const usage = { ...plain, months: [metered, ...rest], lowMilliWh: 11_000_000_000 };
    const factors = bandFactors(usage, 'low');
    expect(factors[0]).toBe(1);
    expect(factors[1]).toBeLessThan(1);
  });
});
