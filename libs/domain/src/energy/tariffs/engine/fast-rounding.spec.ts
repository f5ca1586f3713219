import fc from 'fast-check';
import { Exact } from '../exact.js';
import { ROUND, roundExactly, roundSurely, roundWhole } from './fast-rounding.js';

const steps = fc.constantFrom(1, 10, 100, 1000, 10_000, 50_000, 10_000_000);
const modes = fc.constantFrom(ROUND.halfUp, ROUND.halfEven, ROUND.down);

describe('fast rounding', () => {
  it('agrees with exact decimals on whole micros, halves included', () => {
    fc.assert(
      fc.property(fc.integer({ min: -2_000_000, max: 2_000_000 }), steps, modes, (fifth, micros, mode) => {
        const whole = fifth * 5;
        expect(roundWhole(whole, { micros, mode })).toBe(roundExactly(new Exact(whole), { micros, mode }));
      }),
      { numRuns: 3000 },
    );
  });

  it('answers only where a float is sure', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), steps, modes, (value, micros, mode) => {
        const sure = roundSurely(value, { micros, mode });
        if (Number.isNaN(sure)) return;
        expect(sure).toBe(roundExactly(new Exact(value), { micros, mode }));
      }),
      { numRuns: 3000 },
    );
    expect(roundSurely(12.5, { micros: 1, mode: ROUND.halfUp })).toBeNaN();
    expect(roundSurely(13, { micros: 1, mode: ROUND.down })).toBeNaN();
  });
});
