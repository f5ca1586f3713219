import type { Decider, Stamped } from '#domain/shared/decider';
import { UsageEvent } from './usage.events.js';

/** State for erasing one upload; contains nothing that is sealed. */
export interface UsageErasureState {
  readonly ids: { readonly uploadId: string; readonly householdId: string } | null;
  /** How many files came with it. */
  readonly files: number;
  readonly erased: boolean;
}

/** Ends an upload whose home was erased, once, with or without its key. */
export const usageErasure: Decider<UsageErasureState, Stamped<{ readonly kind: 'erase' }>, UsageEvent> = {
  event: UsageEvent,
  leavesSealed: true,
  initial: { ids: null, files: 0, erased: false },
  decide(_command, { ids, erased }) {
    return ids === null || erased ? [] : [{ type: 'energy.usage-erased.v1', data: ids }];
  },
  evolve(state, { type, data }) {
    const { uploadId, householdId } = data;
    const files = type === 'energy.usage-uploaded.v1' ? data.files.length : state.files;
    const erased = state.erased || type === 'energy.usage-erased.v1';
    return { ids: { uploadId, householdId }, files, erased };
  },
};
