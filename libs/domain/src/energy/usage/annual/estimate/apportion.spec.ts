import fc from 'fast-check';
import { apportion } from './apportion.js';
import { sum } from '../readings.spec-support.js';

const weights = fc.array(fc.double({ min: 0, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 300 });
const total = fc.integer({ min: 0, max: 1_000_000_000_000 });

describe('apportioning energy', () => {
  it('gives whole parts that sum to the total, each within one of its share', () => {
    fc.assert(
      fc.property(total, weights, (milliWh, shares) => {
        const parts = apportion(milliWh, shares);
        const whole = sum(shares);
        expect(sum(parts)).toBe(milliWh);
        for (const [at, part] of parts.entries()) {
          expect(Number.isInteger(part)).toBe(true);
          const exact = whole > 0 ? (milliWh * (shares[at] ?? 0)) / whole : milliWh / shares.length;
          expect(Math.abs(part - exact)).toBeLessThanOrEqual(1.01);
        }
      }),
      { seed: 7 },
    );
  });

  it('splits evenly where there is no weight', () => {
    expect([...apportion(10, [0, 0, 0, 0])]).toEqual([3, 2, 3, 2]);
  });
});
