import type { Decider, Stamped } from '#domain/shared/decider';
import type { PlanCommand } from './plans.commands.js';
import { PlanEvent } from './plans.events.js';

/** State of one plan of the catalogue. */
export interface PlanState {
  /** Digest of the facts listed last, null before the first listing. */
  readonly digest: string | null;
}

/** Lists a plan, and again only if its facts have changed. */
export const planListing: Decider<PlanState, Stamped<PlanCommand>, PlanEvent> = {
  event: PlanEvent,
  initial: { digest: null },
  decide({ digest, plan, at: listedAt }, state) {
    if (state.digest === digest) return [];
    return [{ type: 'energy.plan-listed.v1', data: { planId: plan.planId, digest, plan, listedAt } }];
  },
  /** There is one event, and it says it all. */
  evolve: (_state, { data: { digest } }) => ({ digest }),
};
