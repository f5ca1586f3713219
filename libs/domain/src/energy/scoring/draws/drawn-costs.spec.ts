import { beatShare, quantileOf, winShares } from './drawn-costs.js';

const years = (...dollars: readonly number[]): Float64Array =>
  Float64Array.from(dollars, (each) => each * 1e6);

describe('the share of drawn years', () => {
  it('counts those in which nothing is cheaper', () => {
    expect(winShares([years(10, 10, 10, 10), years(12, 9, 12, 12)])).toEqual([0.75, 0.25]);
  });

  it('shares a year between those that cost the same', () => {
    expect(winShares([years(10, 10), years(10, 10.001), years(11, 9)])).toEqual([0.25, 0.25, 0.5]);
  });

  it('is not claimed when no years were drawn', () => {
    expect(winShares([years(), years()])).toEqual([null, null]);
    expect(beatShare(years(), years())).toBeNull();
    expect(quantileOf(years(), 0.5)).toBeNull();
  });

  it('tells how often one beats another, ties not', () => {
    expect(beatShare(years(9, 10, 11, 8), years(10, 10, 10, 10))).toBe(0.5);
  });

  it('tells what a share of the years stays below', () => {
    expect(quantileOf(years(4, 1, 3, 2, 5), 0.5)).toBe(3e6);
    expect(quantileOf(years(0, 10), 0.1)).toBe(1e6);
  });
});
