import fc from 'fast-check';
import { GrowingNumbers } from './number-column.js';

const KINDS = [
  fc.nat(255),
  fc.integer({ min: -2_147_483_648, max: 2_147_483_647 }),
  fc.nat(4_294_967_295),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
];
/** Stretches of one width, then another. */
const numbers = fc
  .array(fc.tuple(fc.oneof(...KINDS), fc.nat(300)), { minLength: 1, maxLength: 12 })
  .map((stretches) => stretches.flatMap(([value, times]) => Array.from({ length: times + 1 }, () => value)));

function columnOf(values: readonly number[]): GrowingNumbers {
  const column = new GrowingNumbers();
  for (const value of values) column.push(value);
  return column;
}

describe('a growing column', () => {
  it('gives back every number that was put in, whatever its width', () => {
    fc.assert(
      fc.property(numbers, numbers, (first, second) => {
        const column = columnOf(first);
        expect([...column.view()]).toEqual(first);
        for (const value of second) column.push(value);
        expect(column.at(first.length)).toBe(second[0]);
        expect([...column.view()]).toEqual([...first, ...second]);
      }),
      { numRuns: 40 },
    );
  });

  it('is written anywhere, also beyond its end', () => {
    fc.assert(
      fc.property(numbers, fc.array(fc.tuple(fc.nat(3_000), fc.oneof(...KINDS))), (values, writes) => {
        const expected = [...values];
        const column = columnOf(values);
        for (const [place, value] of writes) {
          while (expected.length < place) expected.push(0);
          expected[place] = value;
          column.set(place, value);
        }
        expect([...column.view()]).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });

  it('keeps chosen numbers in the order asked for', () => {
    const column = columnOf(Array.from({ length: 40_000 }, (_, at) => at - 20_000));
    column.pick(Uint32Array.of(39_999, 0, 20_000));
    column.push(5);
    expect([...column.view()]).toEqual([19_999, -20_000, 0, 5]);
  });

  it('takes four bytes for a second of today and one for a code', () => {
    const column = columnOf(Array.from({ length: 50_000 }, (_, at) => 1_700_000_000 + at));
    expect(column.view()).toBeInstanceOf(Int32Array);
    expect(columnOf([0, 3, 6]).view()).toBeInstanceOf(Uint8Array);
  });
});
