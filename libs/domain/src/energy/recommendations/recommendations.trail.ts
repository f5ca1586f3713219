import { trailOf } from '#domain/shared/trail';
import type { EngineReleaseEvent } from './engine-releases.events.js';
import type { RecommendationEvent } from './recommendations.events.js';

const of = {
  target: { type: 'recommendation', field: 'recommendationId' },
  household: 'householdId',
} as const;

/** How the trail tells what happens to recommendations. */
export const recommendationsTrail = trailOf<RecommendationEvent | EngineReleaseEvent>('recommendations', {
  'energy.scoring-run-completed.v1': {
    ...of,
    action: 'scored',
    says: ({ engineVersion }) => `had every plan priced and ranked by engine ${engineVersion}`,
  },
  'energy.recommendation-issued.v1': { ...of, action: 'issued', says: () => 'was given a recommendation' },
  'energy.recommendation-feedback-given.v1': {
    ...of,
    action: 'commented',
    says: ({ helpful }) => `called a recommendation ${helpful ? 'helpful' : 'not helpful'}`,
  },
  'energy.recommendation-erased.v1': {
    ...of,
    action: 'erased',
    says: () => 'removed a recommendation of an erased home',
  },
  'energy.engine-released.v1': {
    target: { type: 'engine', field: 'digest' },
    action: 'released',
    says: ({ engineVersion, digest }) => `brought engine ${engineVersion}, kept as ${digest.slice(0, 12)}`,
  },
});
