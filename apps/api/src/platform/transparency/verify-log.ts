import type { Pool } from 'pg';
import { sameBytes } from '#domain/shared/proof/bytes';
import type { Trust } from '#domain/shared/proof/log-verifier';
import { LogVerifier } from '#domain/shared/proof/log-verifier';
import { hashesIn, TILE_WIDTH, TileWriter } from '#domain/shared/proof/tiles';
import type { WrittenTile } from '#domain/shared/proof/tiles';
import type { Verdict } from '#domain/shared/proof/verdict';
import type { EventStore } from '../event-store/port/event-store.js';
import { cryptography, sha256 } from './node-cryptography.js';
import { readProved } from './read-proved.js';
import { storedEntry } from './stored-entry.js';
import { tileBytes } from './tree-tables.js';

/**
 * Verifies the log in the database: each event by its own hash and by the stored tree, the tree by every checkpoint, the
 * checkpoints by their signatures and by those that were kept outside.
 */
export async function verifyLog(
  parts: { readonly store: EventStore; readonly pool: Pool },
  trust: Trust,
): Promise<Verdict> {
  const verifier = new LogVerifier(trust, cryptography);
  const tree = await TileWriter.after(0, () => Promise.resolve(new Uint8Array()), sha256);
  let firstBadTile: number | undefined;
  const look = async (): Promise<void> => {
    for (const tile of tree.takeChanged()) firstBadTile ??= await firstDifference(parts.pool, tile);
  };
  for await (const item of readProved(parts)) {
    if (item.kind === 'checkpoint') await verifier.checkpoint(item.checkpoint.note);
    else {
      const { event, leafHash } = item;
      const { position } = event;
      await verifier.event(storedEntry(event), { position, ...(leafHash !== undefined && { leafHash }) });
      if (leafHash !== undefined) await tree.append(leafHash);
      if (tree.size % TILE_WIDTH === 0) await look();
    }
  }
  await look();
  const verdict = await verifier.end();
  // The tiles above the leaves; where a leaf is wrong, they tell nothing new.
  if (firstBadTile === undefined || !verdict.isIntact) return verdict;
  const finding = { what: 'tile', index: firstBadTile, until: verdict.events } as const;
  return { ...verdict, isIntact: false, wrong: 1, findings: [finding] };
}

/** The first event below the first hash of a tile that is stored otherwise. */
async function firstDifference(pool: Pool, tile: WrittenTile): Promise<number | undefined> {
  if (tile.level === 0) return undefined;
  const stored = hashesIn((await tileBytes(pool, tile)) ?? new Uint8Array());
  const at = hashesIn(tile.bytes).findIndex(
    (hash, slot) => !sameBytes(hash, stored[slot] ?? new Uint8Array()),
  );
  return at < 0 ? undefined : (tile.number * TILE_WIDTH + at) * TILE_WIDTH ** tile.level;
}
