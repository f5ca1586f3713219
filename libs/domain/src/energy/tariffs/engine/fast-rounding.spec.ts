import fc from 'fast-check';
import { Exact } from '../exact.js';
import { roundExactly, roundSurely, roundWhole } from './fast-rounding.js';

const steps = fc.constantFrom(1, 10, 100, 1000, 10_000);

describe('fast rounding', () => {
  it('agrees with exact decimals on whole micros, halves included', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -2_000_000, max: 2_000_000 }),
        steps,
        fc.boolean(),
        (fifth, micros, evenHalves) => {
          const whole = fifth * 5;
          expect(roundWhole(whole, micros, evenHalves)).toBe(
            roundExactly(new Exact(whole), { micros, evenHalves }),
          );
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('answers only where a float is sure', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), steps, (value, micros) => {
        const sure = roundSurely(value, micros);
        if (Number.isNaN(sure)) return;
        expect(sure).toBe(roundExactly(new Exact(value), { micros, evenHalves: false }));
      }),
      { numRuns: 3000 },
    );
    expect(roundSurely(12.5, 1)).toBeNaN();
  });
});
