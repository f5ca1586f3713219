import type { Pool } from 'pg';
import { hashesIn, TILE_WIDTH } from '#domain/shared/proof/tiles';
import type { EventStore, RecordedEvent } from '../event-store/port/event-store.js';
import type { KeptCheckpoint } from './tree-tables.js';
import { checkpointsAfter, newestCheckpoint, tileBytes } from './tree-tables.js';

/** An event as stored with what the stored tree has for it, or a checkpoint over all events before it. */
export type ProvedItem =
  | { readonly kind: 'event'; readonly event: RecordedEvent; readonly leafHash?: Uint8Array }
  | { readonly kind: 'checkpoint'; readonly checkpoint: KeptCheckpoint };

const PAGE = 1_000;

/**
 * Reads the whole log with its stored tree, in order and in constant memory, believing nothing of it. What comes to a
 * running installation meanwhile is left out.
 */
export async function* readProved({
  store,
  pool,
}: {
  readonly store: EventStore;
  readonly pool: Pool;
}): AsyncGenerator<ProvedItem, void> {
  // The tree is looked at before the log is, so that a running log is never taken for one that was cut.
  const size = (await newestCheckpoint(pool))?.size ?? 0;
  const checkpoints = checkpointsUpTo(pool, size);
  let next = await checkpoints.next();
  let hashes: readonly Uint8Array[] = [];
  let index = 0;
  for await (const event of store.readAll({ asStored: true })) {
    for (; next.done !== true && next.value.size <= index; next = await checkpoints.next())
      yield { kind: 'checkpoint', checkpoint: next.value };
    const at = index % TILE_WIDTH;
    if (at === 0) {
      const bytes = await tileBytes(pool, { level: 0, number: index / TILE_WIDTH });
      hashes = hashesIn(bytes ?? new Uint8Array());
    }
    const leafHash = index < size ? (hashes[at] ?? new Uint8Array()) : undefined;
    yield { kind: 'event', event, ...(leafHash !== undefined && { leafHash }) };
    index += 1;
  }
  for (; next.done !== true; next = await checkpoints.next())
    yield { kind: 'checkpoint', checkpoint: next.value };
}

async function* checkpointsUpTo(pool: Pool, size: number): AsyncGenerator<KeptCheckpoint, void> {
  let after = -1;
  for (;;) {
    const page = await checkpointsAfter(pool, after, PAGE);
    for (const checkpoint of page) if (checkpoint.size <= size) yield checkpoint;
    after = page.at(-1)?.size ?? size;
    if (page.length < PAGE || after >= size) return;
  }
}
