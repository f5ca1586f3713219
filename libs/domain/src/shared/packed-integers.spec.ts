import fc from 'fast-check';
import { packIntegers, unpackIntegers } from './packed-integers.js';

describe('packing integers', () => {
  it('gives back what was packed', () => {
    const integer = fc.oneof(
      fc.integer({ min: -1000, max: 1000 }),
      fc.maxSafeInteger().map((value) => Math.trunc(value / 4) + 0),
    );
    fc.assert(
      fc.property(fc.array(integer), (values) => {
        expect([...unpackIntegers(packIntegers(values), values.length)]).toEqual(values);
      }),
    );
  });

  it('needs a byte or two for each quarter hour of a home', () => {
    const year = Array.from({ length: 35_040 }, (_, index) => 1_640_995_200 + index * 900);
    expect(packIntegers(year).length).toBeLessThan(2 * year.length + 8);
  });

  it('refuses bytes that are cut short or too long', () => {
    const bytes = packIntegers([1, 1000, 1_000_000]);
    expect(() => unpackIntegers(bytes.subarray(0, -1), 3)).toThrow('cut short');
    expect(() => unpackIntegers(bytes, 2)).toThrow('too long');
  });

  it('refuses fractions', () => {
    expect(() => packIntegers([0.5])).toThrow(RangeError);
  });
});
