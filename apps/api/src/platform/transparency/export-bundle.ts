import type { Pool } from 'pg';
import { base64Of } from '#domain/shared/proof/bytes';
import { bundleLine } from '#domain/shared/proof/bundle';
import type { EventStore } from '../event-store/port/event-store.js';
import { readProved } from './read-proved.js';
import { storedEntry } from './stored-entry.js';

/** The whole log as a bundle, piece by piece: every event as stored, every checkpoint, and where the log ends. */
export async function* exportBundle(parts: {
  readonly store: EventStore;
  readonly pool: Pool;
}): AsyncGenerator<string, number> {
  yield bundleLine({ kind: 'treebeard-bundle', v: 1, holds: 'log' });
  let events = 0;
  for await (const item of readProved(parts)) {
    if (item.kind === 'checkpoint')
      yield bundleLine({ kind: 'checkpoint', checkpoint: item.checkpoint.note });
    else {
      events += 1;
      const { leaf, data, metadata } = storedEntry(item.event);
      const { leafHash } = item;
      const stored = leafHash === undefined ? {} : { leafHash: base64Of(leafHash) };
      yield bundleLine({ kind: 'event', leaf, data, metadata, ...stored });
    }
  }
  yield bundleLine({ kind: 'end', events });
  return events;
}
