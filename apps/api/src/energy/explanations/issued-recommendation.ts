import type { Fold } from '#domain/shared/decider';
import type { Recommendation } from '#domain/energy/recommendations/recommendation';
import type { RecommendationEvent } from '#domain/energy/recommendations/recommendations.events';

/** The parts of an issued recommendation that explaining it needs. */
export interface Issued {
  readonly recommendationId: string;
  readonly householdId: string;
  readonly body: Recommendation;
}

/** The recommendation of a stream; null before it is issued and after it is erased. */
export const issuedRecommendation: Fold<Issued | null, RecommendationEvent> = {
  initial: null,
  evolve(issued, { type, data }) {
    switch (type) {
      case 'energy.recommendation-issued.v1': {
        const { recommendationId, householdId, body } = data;
        return { recommendationId, householdId, body };
      }
      case 'energy.recommendation-erased.v1':
        return null;
      case 'energy.scoring-run-completed.v1':
      case 'energy.recommendation-feedback-given.v1':
        return issued;
    }
  },
};
