import type { Pool } from 'pg';
import { Fault } from '#domain/shared/fault';
import { sameBytes } from '#domain/shared/proof/bytes';
import { parseCheckpoint } from '#domain/shared/proof/checkpoint';
import { TILE_WIDTH, TileWriter } from '#domain/shared/proof/tiles';
import type { EventStore } from '../event-store/port/event-store.js';
import { inTransaction } from '../postgres/pool.js';
import { sha256 } from './node-cryptography.js';
import { leafOf, TREE } from './tree-follower.js';
import { newestCheckpoint, writeTiles } from './tree-tables.js';

/** What a rebuild of the tiles did. */
export interface RebuiltTiles {
  /** Events that they stand for. */
  readonly events: number;
}

/**
 * Makes the tiles anew from the log, up to the newest checkpoint, whose root they must give; the follower waits
 * meanwhile. Throws `proof.broken` where the log is not the one that was signed, and leaves the tiles as they are.
 */
export async function rebuildTiles({
  store,
  pool,
}: {
  readonly store: EventStore;
  readonly pool: Pool;
}): Promise<RebuiltTiles> {
  return inTransaction(pool, async (transaction) => {
    await transaction.query('select from checkpoints where subscription = $1 for update', [TREE]);
    const newest = await newestCheckpoint(transaction);
    if (newest === undefined) return { events: 0 };
    await transaction.query('delete from transparency.tiles');
    const writer = await TileWriter.after(0, () => Promise.resolve(new Uint8Array()), sha256);
    for await (const event of store.readAll({ asStored: true })) {
      if (writer.size >= newest.size) break;
      await writer.append(await leafOf(event));
      const isDue = writer.size % TILE_WIDTH === 0 || writer.size === newest.size;
      const last = new Map([[Math.floor(event.index / TILE_WIDTH), event.position]]);
      if (isDue) await writeTiles(transaction, writer.takeChanged(), last);
    }
    const { root, size } = parseCheckpoint(newest.note);
    if (writer.size !== size || !sameBytes(root, await writer.root())) {
      throw new Fault('proof.broken', 'The log is not the one that was signed. Run: audit verify', { size });
    }
    return { events: writer.size };
  });
}
