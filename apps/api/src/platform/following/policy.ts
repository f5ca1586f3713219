import type { RecordedEvent } from '../event-store/port/event-store.js';
import type { Follower } from './follower.js';

/**
 * Queues a job that must follow from an event. May be called again for the same event after a crash, so the
 * job's id is the event's id. Never called by a rebuild.
 */
export interface Policy {
  /** `when-usage-imported`: also the name of its checkpoint. */
  readonly name: string;
  readonly handles: readonly string[];
  when(event: RecordedEvent): Promise<void>;
}

/** A follower that calls a policy for each event in order. */
export function policyFollower(policy: Policy): Follower {
  return {
    name: policy.name,
    handles: policy.handles,
    async apply(_transaction, events) {
      for (const event of events) await policy.when(event);
    },
  };
}
