import type pg from 'pg';
import type { RecordedEvent } from '../event-store/port/event-store.js';

/** Receives every event, or those of some types, in order, from the first one on. */
export interface Follower {
  /** Name of its checkpoint. */
  readonly name: string;
  /** Event types in their newest versions, or all of them. */
  readonly handles: readonly string[] | 'all';
  /**
   * Handles a page of events. Its writes through `transaction` are committed together with the checkpoint,
   * exactly once or not at all; its other effects may be repeated after a crash.
   */
  apply(transaction: pg.ClientBase, events: readonly RecordedEvent[]): Promise<void>;
}
