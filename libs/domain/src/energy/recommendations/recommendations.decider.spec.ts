import { given } from '#domain/shared/given.spec-support';
import { flatFee, NO_WISHES, plainInput, plainPlan, rankPlain } from '../scoring/scoring.spec-support.js';
import { recommendation } from './recommendations.decider.js';
import { RecommendationSchema } from './recommendation.js';
import type { RecommendationEvent } from './recommendations.events.js';

const at = '2026-11-21T12:00:00.000Z';
const ids = {
  recommendationId: 'b4f0c1c0-98f4-4f0e-9d7b-0a7d41f1c001',
  householdId: '7b0a1c52-6f0c-4c8e-9a52-0d6a52b1f002',
};
const inputs = {
  usage: 'a'.repeat(64),
  catalogueRevision: 'b'.repeat(64),
  cataloguePosition: '157',
  household: 'c'.repeat(64),
};
const preferences = { wishes: NO_WISHES, limits: {} };
const day = '2026-11-20';
const coverage = {
  ...{ plans: 2, retailers: 2, oldest: day, newest: day, outdated: 0, noOffers: false },
  lists: [{ source: 'Our own list', plans: 2, asOf: day }],
};
const scoring = rankPlain(
  plainInput({
    plans: [
      plainPlan({ planId: 'cheap', cents: 10 }),
      plainPlan({ planId: 'long', cents: 9, tariff: { termMonths: 36 } }),
    ],
    limits: { maxTermMonths: 24 },
    contract: flatFee('2026-12-31', 100, 14),
    present: { kind: 'plan', plan: plainPlan({ planId: 'mine', cents: 12 }) },
  }),
);
const runtime = { node: '24.21.0', icu: '78.1', tz: '2025c' };
const run = {
  uploadId: '0198aaaa-0000-7000-8000-000000000009',
  ...{ inputs, output: 'e'.repeat(64), engineDigest: 'f'.repeat(64), runtime },
};
const issue = { kind: 'issue', ...ids, ...run, coverage, preferences, scoring, at } as const;
const issued: RecommendationEvent = {
  type: 'energy.recommendation-issued.v1',
  data: { ...ids, issuedAt: at, body: { ...scoring, inputs, coverage, preferences } },
};
const feedback = (words: {
  planId?: string;
  words?: string;
}): Parameters<typeof recommendation.decide>[0] => ({
  kind: 'give-feedback',
  feedback: { helpful: true, ...words },
  at,
});

describe('a recommendation', () => {
  it('is issued with the digests and engine that fix its bytes', () => {
    expect(given(recommendation).when(issue)).toEqual([
      {
        type: 'energy.scoring-run-completed.v1',
        data: {
          ...ids,
          ...run,
          engineVersion: scoring.engineVersion,
          runtime,
          today: '2026-01-01',
          plansRanked: 1,
          plansFiltered: 1,
          completedAt: at,
        },
      },
      issued,
    ]);
  });

  it('is issued once, however often it is ordered', () => {
    expect(given(recommendation, issued).when(issue)).toEqual([]);
  });

  it('has a body that its readers can parse', () => {
    const body = { ...scoring, inputs, coverage, preferences };
    expect(RecommendationSchema.parse(JSON.parse(JSON.stringify(body)))).toEqual(body);
    expect(() => recommendation.event.parse(issued)).not.toThrow();
  });

  it.each(['cheap', 'long', 'mine'])('takes feedback on plan %s, ranked, filtered or present', (planId) => {
    expect(given(recommendation, issued).when(feedback({ planId }))).toEqual([
      {
        type: 'energy.recommendation-feedback-given.v1',
        data: { ...ids, planId, helpful: true, words: null, givenAt: at },
      },
    ]);
  });

  it('keeps what the person says, and no empty words', () => {
    const said = (words: string): unknown => given(recommendation, issued).when(feedback({ words }))[0]?.data;
    expect(said('Thank you')).toMatchObject({ planId: null, words: 'Thank you' });
    expect(said('')).toMatchObject({ words: null });
  });

  it('refuses feedback on what was never issued, or erased', () => {
    const unknown = expect.objectContaining({ code: 'recommendations.unknown', kind: 'not-found' }) as Error;
    const erased: RecommendationEvent = { type: 'energy.recommendation-erased.v1', data: ids };
    expect(() => given(recommendation).when(feedback({}))).toThrow(unknown);
    expect(() => given(recommendation, issued, erased).when(feedback({}))).toThrow(unknown);
  });

  it('refuses feedback on a plan that it does not speak of', () => {
    expect(() => given(recommendation, issued).when(feedback({ planId: 'other' }))).toThrow(
      expect.objectContaining({ code: 'recommendations.unknown-plan' }) as Error,
    );
  });

  it('takes a hundred answers and no more', () => {
    const said = given(recommendation, issued).when(feedback({}));
    const many = Array.from({ length: 100 }, () => said[0]).filter((event) => event !== undefined);
    expect(() => given(recommendation, issued, ...many).when(feedback({}))).toThrow(
      expect.objectContaining({ code: 'recommendations.too-much-feedback' }) as Error,
    );
  });
});
