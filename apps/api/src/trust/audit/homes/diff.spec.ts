import fc from 'fast-check';
import { diffOf } from './diff.js';

const state = (row: unknown) => [{ name: 'm', rows: [{ key: 'k', row }] }];

describe('what changed between two states of a home', () => {
  it('is told field by field, and as a whole where a row came or went', () => {
    const before = state({ place: null, kept: 1, list: [1, 2], gone: { a: 1 } });
    const after = state({ place: { postcode: '75201' }, kept: 1, list: [1, 3, 4] });
    const told = diffOf(before, after).map(({ path, before: was, after: is }) => [path, was, is]);
    expect(told).toEqual([
      ['place.postcode', null, '75201'],
      ['list.1', 2, 3],
      ['list.2', null, 4],
      ['gone.a', 1, null],
    ]);
    expect(diffOf([], after)).toMatchObject([{ path: '', before: null }]);
    expect(diffOf(before, [])).toMatchObject([{ path: '', after: null }]);
  });

  it('is nothing for equal states, and never nothing for others', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        expect(diffOf(state({ a }), state({ a }))).toEqual([]);
        const isEqual = JSON.stringify(a) === JSON.stringify(b);
        const isEmpty = (value: unknown) => value === null || Object.keys(Object(value)).length === 0;
        if (!isEqual && !isEmpty(a) && !isEmpty(b) && typeof a !== 'object')
          expect(diffOf(state({ a }), state({ a: b })).length).toBeGreaterThan(0);
      }),
    );
  });
});
