import type { Decider, Stamped } from '#domain/shared/decider';
import { RecommendationEvent } from './recommendations.events.js';

/** State for erasing one recommendation; contains nothing that is sealed. */
export interface RecommendationErasureState {
  readonly ids: { readonly recommendationId: string; readonly householdId: string } | null;
  readonly erased: boolean;
}

/** Ends a recommendation whose home was erased, once, with or without its key. */
export const recommendationErasure: Decider<
  RecommendationErasureState,
  Stamped<{ readonly kind: 'erase' }>,
  RecommendationEvent
> = {
  event: RecommendationEvent,
  leavesSealed: true,
  initial: { ids: null, erased: false },
  decide(_command, { ids, erased }) {
    return ids === null || erased ? [] : [{ type: 'energy.recommendation-erased.v1', data: ids }];
  },
  evolve(state, { type, data: { recommendationId, householdId } }) {
    const erased = state.erased || type === 'energy.recommendation-erased.v1';
    return { ids: { recommendationId, householdId }, erased };
  },
};
