import type { Decider, Stamped } from '#domain/shared/decider';
import { HouseholdEvent } from './households.events.js';

/** State for erasing one home; contains nothing that is sealed. */
export interface HouseholdErasureState {
  readonly erased: boolean;
  /** Nothing of it is left. */
  readonly forgotten: boolean;
}

/** Asks for a home to be forgotten, also one that nobody has described yet; or says that nothing of it is left. */
export interface EraseHome {
  readonly kind: 'erase' | 'finish';
  readonly householdId: string;
}

/** Ends a home once, with or without its key, so that an interrupted erasure can be completed. */
export const householdErasure: Decider<HouseholdErasureState, Stamped<EraseHome>, HouseholdEvent> = {
  event: HouseholdEvent,
  leavesSealed: true,
  initial: { erased: false, forgotten: false },
  decide({ kind, householdId, at }, { erased, forgotten }) {
    switch (kind) {
      case 'erase':
        return erased ? [] : [{ type: 'energy.household-erased.v1', data: { householdId, erasedAt: at } }];
      case 'finish':
        return !erased || forgotten
          ? []
          : [{ type: 'energy.household-forgotten.v1', data: { householdId, forgottenAt: at } }];
    }
  },
  evolve: (state, { type }) => ({
    erased: state.erased || type === 'energy.household-erased.v1',
    forgotten: state.forgotten || type === 'energy.household-forgotten.v1',
  }),
};
