import { plainUsage } from '../scoring.spec-support.js';
import { levelsOf } from './usage-levels.js';

const months = [900, 800, 700, 700, 900, 1400, 1700, 1700, 1300, 900, 700, 900];
const usage = plainUsage(months, 0.3);

/** The factor that a drawn month stands for on its grid. */
function factorAt(levels: ReturnType<typeof levelsOf>, year: number, month: number): number {
  const at = year * 12 + month;
  const level = Math.floor((levels.lower[at] ?? 0) / 12);
  const share = levels.upperShare[at] ?? 0;
  const [floor = [], next = floor] = [levels.factors[level], levels.factors[level + 1]];
  return (floor[month] ?? 0) * (1 - share) + (next[month] ?? 0) * share;
}

describe('levels of use', () => {
  it('stand for every drawn month exactly, brought to a mean of one', () => {
    const levels = levelsOf(usage);
    expect([levels.years, levels.factors.length]).toEqual([40, 25]);
    for (let month = 0; month < 12; month += 1) {
      const own = usage.drawnYears.map((year) => year[month] ?? 0);
      const mean = own.reduce((sum, factor) => sum + factor, 0) / own.length;
      own.forEach((factor, year) => {
        expect(factorAt(levels, year, month)).toBeCloseTo(factor / mean, 9);
      });
    }
  });

  it('weigh together to the twelve expected months', () => {
    const { meanWeights, factors } = levelsOf(usage);
    const mean = new Array<number>(12).fill(0);
    meanWeights.forEach((weight, cell) => {
      mean[cell % 12] = (mean[cell % 12] ?? 0) + weight * (factors[Math.floor(cell / 12)]?.[cell % 12] ?? 0);
    });
    mean.forEach((factor) => {
      expect(factor).toBeCloseTo(1, 9);
    });
  });

  it('are one when one year was drawn, and none without years', () => {
    const same = { ...plainUsage(months), drawnYears: [new Array<number>(12).fill(2)] };
    expect(levelsOf(same)).toMatchObject({ factors: [new Array<number>(12).fill(1)], years: 1 });
    expect(levelsOf(plainUsage(months))).toMatchObject({ factors: [], years: 0 });
  });

  it('never let use fall below nothing', () => {
    const wild = {
      ...plainUsage(months),
      drawnYears: [-1, 0.5].map((factor) => new Array<number>(12).fill(factor)),
    };
    expect(levelsOf(wild).factors[0]?.[0]).toBe(0);
  });
});
