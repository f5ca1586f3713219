import { DEFAULT_PREFERENCES } from '../households/households.events.js';
import { choiceAt, homePlace } from '../households/places/home-place.js';
import { scorePlans } from '../scoring/score-plans.js';
import type { Scoring } from '../scoring/scoring.js';
import { plainUsage } from '../scoring/scoring.spec-support.js';
import { scoringInputOf } from './scoring-input-of.js';
import { seedCatalogue } from './seed-catalogue.js';

const plans = seedCatalogue();
const edition = { plans, byId: new Map(plans.map((plan) => [plan.planId, plan])) };

function scored(postcode: string, cents = '14'): Scoring {
  const place = homePlace({ postcode });
  const currentPlan = {
    plan: { kind: 'ownRate', energyCentsPerKwh: cents, monthlyFee: '0' },
    contractEnd: null,
    terminationFee: { kind: 'none' },
  } as const;
  const facts = { place, choice: choiceAt(place), currentPlan, preferences: DEFAULT_PREFERENCES };
  return scorePlans(
    scoringInputOf(facts, plainUsage(Array<number>(12).fill(1000)), { edition, at: '2026-11-30T12:00:00Z' }),
  );
}

describe('a home with nothing to choose', () => {
  it.each([
    ['SW1A 1AA', 'supplier', 'uk-c-default-tariff-cap'],
    ['60614', 'supplier', 'us-comed-bes'],
  ])('at %s is told what its power costs, and no switch', (postcode, choice, planId) => {
    const scoring = scored(postcode, '99');
    expect(scoring.choice).toBe(choice);
    expect(scoring.verdict).toMatchObject({ advice: 'onlyPlan', planId, horizonSavings: null });
    expect(scoring.top).toMatchObject([{ plan: { planId }, timeline: null, winShare: null }]);
    expect(scoring.top[0]?.reasons).toEqual(['onlyPlan']);
  });

  it('is told the same by the only plan of its only supplier', () => {
    const miami = scored('33101');
    expect(miami.choice).toBe('tariff');
    expect(miami.verdict).toMatchObject({ advice: 'onlyPlan', planId: 'us-fpl-rs-1', horizonSavings: null });
    expect(miami.staying.annualCost).toBeNull();
  });

  it.each([
    ['78701', 'One company delivers and sells the power where you live'],
    ['33601', 'One company delivers and sells the power where you live'],
    ['02108', 'We have no price list for your area yet'],
  ])('at %s, where no price is known, hears what there is', (postcode, words) => {
    expect(() => scored(postcode)).toThrow(words);
  });

  it('is no home that has several plans to choose from', () => {
    expect(scored('94103').verdict.advice).not.toBe('onlyPlan');
    expect(scored('75201').choice).toBe('supplier');
  });
});
