import type pg from 'pg';
import { Fault } from '#domain/shared/fault';
import { sameBytes } from '#domain/shared/proof/bytes';
import { checkpointText, parseCheckpoint } from '#domain/shared/proof/checkpoint';
import { leafBytes } from '#domain/shared/proof/log-entry';
import { leafHash } from '#domain/shared/proof/merkle-tree';
import { verifyNote } from '#domain/shared/proof/signed-note';
import { TILE_WIDTH, TileWriter } from '#domain/shared/proof/tiles';
import type { RecordedEvent } from '../event-store/port/event-store.js';
import type { Follower } from '../following/follower.js';
import type { LogKeys } from './log-keys.js';
import { cryptography, sha256 } from './node-cryptography.js';
import { storedEntry } from './stored-entry.js';
import { newestCheckpoint, tileBytes, writeCheckpoint, writeTiles } from './tree-tables.js';

/** Name of the follower that grows the tree. */
export const TREE = 'transparency';

/**
 * Appends a leaf for each event, as stored, and signs a checkpoint over them, in the transaction in which it moves on.
 * It never signs what does not go on from what was signed before: then it stops, and health says so.
 */
export function treeFollower(keys: LogKeys): Follower {
  return {
    name: TREE,
    handles: 'all',
    apply: async (transaction, events) => {
      const writer = await lastSigned(transaction, keys);
      const last = new Map<number, string>();
      for (const event of events) {
        if (event.index < writer.size) continue; // already in the tree: the checkpoint was sent back
        if (event.index !== writer.size) {
          throw new Fault('proof.gap', 'The log has a gap, or events were put in; nothing more is signed.', {
            expected: writer.size,
            found: event.index,
          });
        }
        await writer.append(await leafOf(event));
        last.set(Math.floor(event.index / TILE_WIDTH), event.position);
      }
      const tiles = writer.takeChanged();
      if (tiles.length === 0) return;
      await writeTiles(transaction, tiles, last);
      const head = { origin: keys.origin ?? '', size: writer.size, root: await writer.root() };
      await writeCheckpoint(transaction, { size: head.size, note: keys.sign(checkpointText(head)) });
    },
  };
}

/** The leaf hash of an event as stored. */
export function leafOf(event: RecordedEvent): Promise<Uint8Array> {
  return leafHash(leafBytes(storedEntry(event).leaf), sha256);
}

/** The tree of the newest checkpoint, if its signature and root hold. */
async function lastSigned(transaction: pg.ClientBase, keys: LogKeys): Promise<TileWriter> {
  if (keys.signing.length === 0) {
    throw new Fault(
      'proof.no-key',
      'The key that signs the log is missing: restore log-signing-keys below DATA_DIR, or set LOG_SIGNING_KEYS.',
    );
  }
  const newest = await newestCheckpoint(transaction);
  const read = async (place: { readonly level: number; readonly number: number }) =>
    (await tileBytes(transaction, place)) ?? new Uint8Array();
  const writer = await TileWriter.after(newest?.size ?? 0, read, sha256);
  if (newest === undefined) return writer;
  const { root, note, size } = parseCheckpoint(newest.note);
  await verifyNote(note, keys.known, cryptography).catch((cause: unknown) => {
    throw new Fault(
      'proof.foreign-key',
      'The newest checkpoint was signed by a key that is not among ours: list it, at least its public line.',
      { size },
      { cause },
    );
  });
  if (size === newest.size && sameBytes(root, await writer.root())) return writer;
  throw new Fault(
    'proof.broken',
    'The stored tree is not the one that was signed; nothing more is signed. Run: audit verify',
    { size: newest.size },
  );
}
