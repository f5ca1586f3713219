import { coverageOf, isOutdated } from './cover-plans.js';
import { CoverageSchema } from '../scoring/coverage.js';
import { seedCatalogue } from './seed-catalogue.js';

const plans = seedCatalogue();
const texas = plans.filter(({ market }) => market === 'us-tx');

describe('what a comparison rests on', () => {
  it('counts every plan in exactly one list, and spans the days of all', () => {
    const coverage = coverageOf(plans, '2026-11-30');
    expect(CoverageSchema.parse(coverage)).toEqual(coverage);
    expect(coverage.plans).toBe(plans.length);
    const days = plans.map(({ tariff }) => tariff.provenance.asOf).sort();
    expect([coverage.oldest, coverage.newest]).toEqual([days[0], days.at(-1)]);
    const few = coverageOf(texas.slice(0, 5), '2026-11-30');
    expect(few.lists.reduce((sum, list) => sum + list.plans, 0)).toBe(5);
  });

  it('has no days without plans', () => {
    expect(coverageOf([], '2026-11-30')).toMatchObject({ plans: 0, oldest: null, newest: null, lists: [] });
  });

  it.each([
    ['us-tx', '2026-10-16', false],
    ['us-tx', '2026-10-15', true],
    ['uk', '2026-08-30', false],
    ['uk', '2026-08-29', true],
    ['au-nsw', '2026-07-01', false],
    ['au-nsw', '2026-01-01', true],
    ['us-fl', '2026-01-01', false],
  ])('knows how long prices of %s live: %s', (market, asOf, outdated) => {
    expect(isOutdated(market, asOf, '2026-11-30')).toBe(outdated);
  });
});
