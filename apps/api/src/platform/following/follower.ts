import type pg from 'pg';
import type { RecordedEvent } from '../event-store/port/event-store.js';

/** Receives every event of some types in order, from the first one on. */
export interface Follower {
  /** Name of its checkpoint. */
  readonly name: string;
  /** Event types in their newest versions. */
  readonly handles: readonly string[];
  /**
   * Handles a page of events. Its writes through `transaction` are committed together with the checkpoint,
   * exactly once or not at all; its other effects may be repeated after a crash.
   */
  apply(transaction: pg.ClientBase, events: readonly RecordedEvent[]): Promise<void>;
}
