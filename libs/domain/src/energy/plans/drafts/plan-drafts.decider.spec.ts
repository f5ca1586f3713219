import { given } from '#domain/shared/given.spec-support';
import { seedCatalogue } from '../seed-catalogue.js';
import { planDraft } from './plan-drafts.decider.js';
import { readDraft } from './read-draft.js';

const at = '2026-11-30T12:00:00.000Z';
const [plan] = seedCatalogue();
if (plan === undefined) throw new Error('the seed is empty');
const { planId } = plan;
const draft = (text: string) => ({ kind: 'draft', planId, text, at }) as const;
const problemsOf = (text: string) =>
  given(planDraft)
    .when(draft(text))
    .flatMap((event) => (event.type === 'energy.plan-validated.v1' ? event.data.problems : []));

describe('the draft of a plan', () => {
  it('is kept and found right', () => {
    const text = JSON.stringify(plan);
    const events = given(planDraft).when(draft(text));
    expect(events.map(({ type }) => type)).toEqual(['energy.plan-drafted.v1', 'energy.plan-validated.v1']);
    expect(problemsOf(text)).toEqual([]);
    expect(readDraft(planId, text)).toEqual({ plan });
    expect(given(planDraft, ...events).when(draft(text))).toEqual([]);
  });

  it('is kept with every problem where it has some', () => {
    expect(problemsOf('{')[0]?.words).toMatch(/not JSON/);
    const wrong = { ...plan, rating: 9, tariff: { ...plan.tariff, currency: 'dollars' } };
    expect(problemsOf(JSON.stringify(wrong)).map(({ where }) => where)).toEqual([
      'tariff.currency',
      'rating',
    ]);
    expect(problemsOf(JSON.stringify({ ...plan, planId: 'another-plan' }))[0]?.where).toBe('planId');
  });
});
