import { bills, intervals, seriesOf, yearOf } from './readings.spec-support.js';
import { resampleYears } from './resample.js';

const CHICAGO = 'America/Chicago';
const partial = yearOf([seriesOf(CHICAGO, bills(CHICAGO, 2025, 6, [1400, 1600, 1500, 1000, 850, 800]))], {
  zone: CHICAGO,
});

describe('coming years as they may be', () => {
  it('are the same for the same seed and others for another', () => {
    const years = resampleYears(partial, { count: 20, seed: 11 });
    expect(resampleYears(partial, { count: 20, seed: 11 })).toEqual(years);
    expect(resampleYears(partial, { count: 20, seed: 12 })).not.toEqual(years);
    expect(years).toHaveLength(20);
    expect(years.every((year) => year.length === 12)).toBe(true);
  });

  it('spread, but for the year to come being another one, as the stated range says', () => {
    const still = { year: 0, unmetered: 0, month: 0 };
    const totals = resampleYears(partial, { count: 1000, seed: 3, widths: still })
      .map((year) =>
        year.reduce((sum, factor, at) => sum + factor * (partial.import.months[at]?.milliWh ?? 0), 0),
      )
      .toSorted((a, b) => a - b);
    const { lowMilliWh, highMilliWh } = partial.import.interval80;
    const inside =
      totals.filter((total) => total >= lowMilliWh && total <= highMilliWh).length / totals.length;
    expect(inside).toBeGreaterThan(0.72);
    expect(inside).toBeLessThan(0.88);
  });

  it('let a wholly metered year vary by its own weeks', () => {
    const noisy = intervals(CHICAGO, { from: [2025, 1, 1], to: [2026, 1, 1] }, 3600, (_, at) =>
      Math.floor(at / 168) % 3 === 0 ? 2_000_000 : 1_000_000,
    );
    const years = resampleYears(yearOf([seriesOf(CHICAGO, noisy)], { zone: CHICAGO }), {
      count: 50,
      seed: 1,
    });
    const factors = years.map((year) => year[5] ?? 1);
    expect(Math.min(...factors)).toBeLessThan(0.95);
    expect(Math.max(...factors)).toBeGreaterThan(1.05);
  });

  it('move a metered month about its year, and an estimated one no further than its own range', () => {
    const spreadOf = (month: number): number => {
      const metered = { year: 0, unmetered: 0, month };
      const factors = resampleYears(partial, { count: 1000, seed: 7, widths: metered });
      const estimated = partial.import.months.findIndex(({ projectedShare }) => projectedShare === 1);
      const sizes = factors.map((year) => ((year[estimated] ?? 1) - 1) ** 2);
      return Math.sqrt(sizes.reduce((sum, one) => sum + one, 0) / sizes.length);
    };
    const read = partial.import.months.findIndex(({ meteredShare }) => meteredShare === 1);
    const years = resampleYears(partial, { count: 50, seed: 7 }).map((year) => year[read] ?? 1);
    expect(Math.max(...years) - Math.min(...years)).toBeGreaterThan(0.3);
    expect(spreadOf(0.3)).toBeLessThan(spreadOf(0) * 1.15);
  });

  it('keep every month’s mean', () => {
    const years = resampleYears(partial, { count: 400, seed: 5 });
    for (let month = 0; month < 12; month += 1) {
      const mean = years.reduce((sum, year) => sum + (year[month] ?? 0), 0) / years.length;
      expect(mean).toBeCloseTo(1, 3);
    }
  });

  it('never draw more than a thousand', () => {
    expect(resampleYears(partial, { count: 5000, seed: 1 })).toHaveLength(1000);
  });
});
