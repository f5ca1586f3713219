import type { Decider, Stamped } from '#domain/shared/decider';
import { HouseholdEvent } from './households.events.js';

/** What erasing one home needs to remember: nothing that is sealed. */
export interface HouseholdErasureState {
  readonly erased: boolean;
}

/** Asks for a home to be forgotten; also one that nobody has described yet. */
export interface EraseHome {
  readonly kind: 'erase';
  readonly householdId: string;
}

/** Ends a home, once, whether its key is still there or not: what an erasure broken off left is done again. */
export const householdErasure: Decider<HouseholdErasureState, Stamped<EraseHome>, HouseholdEvent> = {
  event: HouseholdEvent,
  leavesSealed: true,
  initial: { erased: false },
  decide({ householdId, at: erasedAt }, { erased }) {
    return erased ? [] : [{ type: 'energy.household-erased.v1', data: { householdId, erasedAt } }];
  },
  evolve: (state, { type }) => ({ erased: state.erased || type === 'energy.household-erased.v1' }),
};
