import type pg from 'pg';
import type { RecordedEvent } from '../event-store/port/event-store.js';

/** Something that is told every event of some types, in order, from the first one on. */
export interface Follower {
  /** Name of its checkpoint. */
  readonly name: string;
  /** Event types in their newest versions. */
  readonly handles: readonly string[];
  /**
   * Takes in a page of events. What it writes through `transaction` is committed together with the
   * checkpoint: once each, or not at all. What it does elsewhere may happen again after a crash.
   */
  apply(transaction: pg.ClientBase, events: readonly RecordedEvent[]): Promise<void>;
}
