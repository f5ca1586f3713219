import { given } from '#domain/shared/given.spec-support';
import { recommendationErasure } from './recommendation-erasure.decider.js';
import type { RecommendationEvent } from './recommendations.events.js';

const at = '2026-11-21T12:00:00.000Z';
const ids = {
  recommendationId: 'b4f0c1c0-98f4-4f0e-9d7b-0a7d41f1c001',
  householdId: '7b0a1c52-6f0c-4c8e-9a52-0d6a52b1f002',
};
const said: RecommendationEvent = {
  type: 'energy.recommendation-feedback-given.v1',
  data: { ...ids, planId: null, helpful: true, words: null, givenAt: at },
};
const erased: RecommendationEvent = { type: 'energy.recommendation-erased.v1', data: ids };
const erase = { kind: 'erase', at } as const;

describe('erasing a recommendation', () => {
  it('ends it once, and nothing that never was', () => {
    expect(given(recommendationErasure, said).when(erase)).toEqual([erased]);
    expect(given(recommendationErasure, said, erased).when(erase)).toEqual([]);
    expect(given(recommendationErasure).when(erase)).toEqual([]);
  });
});
