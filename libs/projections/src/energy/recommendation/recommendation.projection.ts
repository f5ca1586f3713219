import type { RecommendationEvent } from '#domain/energy/recommendations/recommendations.events';
import type { Projection } from '#projections/shared/projection';
import { patch, put, remove } from '#projections/shared/projection';
import type { RecommendationView } from './recommendation.view.js';

/** One recommendation with its feedback. */
export interface RecommendationRow extends RecommendationView {
  readonly householdId: string;
}

type Handled = Exclude<RecommendationEvent, { type: 'energy.scoring-run-completed.v1' }>;

/** Every recommendation; its body never changes, its feedback grows. */
export const recommendationProjection: Projection<RecommendationRow, Handled> = {
  name: 'energy.recommendation.v1',
  table: 'energy_recommendation',
  indexed: ['householdId'],
  handles: [
    'energy.recommendation-issued.v1',
    'energy.recommendation-feedback-given.v1',
    'energy.recommendation-erased.v1',
  ],
  project(event) {
    const { recommendationId, householdId } = event.data;
    switch (event.type) {
      case 'energy.recommendation-issued.v1': {
        const { issuedAt, body } = event.data;
        return put(recommendationId, { recommendationId, householdId, issuedAt, body, feedback: [] });
      }
      case 'energy.recommendation-feedback-given.v1': {
        const { planId, helpful, givenAt } = event.data;
        return patch<RecommendationRow>(recommendationId, (row) =>
          row === undefined
            ? undefined
            : { ...row, feedback: [{ planId, helpful, givenAt }, ...row.feedback] },
        );
      }
      case 'energy.recommendation-erased.v1':
        return remove(recommendationId);
    }
  },
};
