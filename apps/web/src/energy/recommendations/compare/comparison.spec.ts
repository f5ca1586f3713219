import { aPlan, aRecommendation } from '#web-test/a-recommendation';
import { comparisonOf } from './comparison.js';

describe('plans side by side', () => {
  it('stand by rank with staying last, whatever order they were chosen in', () => {
    const { columns } = comparisonOf(aRecommendation().body, ['d', 'a', 'unknown']);
    expect(columns.map(({ name }) => name)).toEqual(['Plan a', 'Plan d', 'Staying']);
  });

  it('show amounts to the cent, each row with a cell for every column', () => {
    const { columns, rows } = comparisonOf(aRecommendation().body, ['a', 'd']);
    expect(rows.find(({ name }) => name === 'First year')?.cells).toEqual([
      '$1,500.00',
      '$1,850.00',
      '$1,800.00',
    ]);
    expect(rows.find(({ name }) => name === 'Against staying, over 2 years, fees paid')?.cells).toEqual([
      '$600.00 less',
      '$100.00 more',
      '–',
    ]);
    expect(rows.every(({ cells }) => cells.length === columns.length)).toBe(true);
  });

  it('name every risk of a plan', () => {
    const risky = aPlan('a', 1500, { flags: [{ kind: 'estimatedFromLabel' }] });
    const { body } = aRecommendation({ top: [risky] });
    const risks = comparisonOf(body, ['a']).rows.find(({ name }) => name === 'Risks');
    expect(risks?.cells).toEqual(['Estimated from its label', '–']);
  });
});
