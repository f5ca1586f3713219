import { sumLines } from './line-sums.js';
import { OP } from './program.js';

const line = (a: number) => ({ op: OP.shared, a });
const sum = (a: number) => ({ op: OP.sharedSum, a });
const ladder = { op: OP.ladder, a: 7 };

describe('sums of lines', () => {
  it('hold the lines that the same plans have, and no others', () => {
    const { plans, sums } = sumLines([
      [line(0), line(1), ladder, line(2)],
      [line(3), line(1), line(2)],
      [line(1), line(0), line(2)],
    ]);
    expect(sums.map((lines) => lines.toSorted())).toEqual([[0], [3], [1, 2]]);
    expect(plans).toEqual([
      [sum(0), sum(2), ladder],
      [sum(1), sum(2)],
      [sum(2), sum(0)],
    ]);
  });

  it('leave a plan whole in which a row asks about others, or a line stands twice', () => {
    const asking = [line(0), line(1), { op: OP.percent, d: 0 }];
    const twice = [line(0), line(0), line(1)];
    expect(sumLines([asking, twice, [line(0), line(1)]]).plans).toEqual([asking, twice, [sum(0)]]);
  });
});
