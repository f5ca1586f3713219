import { changesOf } from '#projections/shared/fold';
import type { Projection, Recorded } from '#projections/shared/projection';
import { layoutOf } from './layout-of.js';
import type { RecordedEvent } from '../event-store/port/event-store.js';
import type { Follower } from './follower.js';

/** A follower that keeps the rows of a read model. */
export function projectionFollower<Row, Event extends { readonly type: string }>(
  projection: Projection<Row, Event>,
): Follower {
  const layout = layoutOf(projection);
  return {
    name: projection.name,
    handles: projection.handles,
    apply: (transaction, events) =>
      layout.write(transaction, projection.table, changesOf(projection, asHandled<Event>(events))),
  };
}

/** Casts an event to a handled type: it passed its schema when written, and its type is checked against `handles`. */
export function asHandled<Event extends { readonly type: string }>(
  events: readonly RecordedEvent[],
): readonly Recorded<Event>[] {
  return events as unknown as readonly Recorded<Event>[];
}
