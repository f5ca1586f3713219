import type { Pool } from 'pg';
import { DomainError } from '#domain/shared/domain-error';
import { Fault } from '#domain/shared/fault';
import { base64Of } from '#domain/shared/proof/bytes';
import type { BundleLine } from '#domain/shared/proof/bundle';
import { bundleLine } from '#domain/shared/proof/bundle';
import { parseCheckpoint } from '#domain/shared/proof/checkpoint';
import { leafBytes } from '#domain/shared/proof/log-entry';
import { consistencyProof, inclusionProof } from '#domain/shared/proof/merkle-proofs';
import type { Subtrees } from '#domain/shared/proof/merkle-tree';
import { verifierKeyText } from '#domain/shared/proof/signed-note';
import type { TilePlace } from '#domain/shared/proof/tiles';
import { subtreesOf, widthIn } from '#domain/shared/proof/tiles';
import type { EventStore, RecordedEvent } from '../event-store/port/event-store.js';
import { parsePosition, START } from '../event-store/port/position.js';
import type { Progress } from '../following/progress.js';
import type { LogKeys } from './log-keys.js';
import { sha256 } from './node-cryptography.js';
import { storedEntry } from './stored-entry.js';
import { TREE } from './tree-follower.js';
import type { KeptCheckpoint } from './tree-tables.js';
import { lastPositionIn, newestCheckpoint, tileBytes } from './tree-tables.js';

const HASH_BYTES = 32;
const SOON_MS = 5_000;

/** A public key of this log, and whether it still signs. */
export interface ListedKey {
  readonly key: string;
  readonly signs: boolean;
}

/** What can be asked of the tree over the log: checkpoints, tiles, entries and proofs. */
export class TransparencyLog {
  constructor(
    private readonly parts: {
      readonly pool: Pool;
      readonly store: EventStore;
      readonly progress: Progress;
      readonly keys: LogKeys;
    },
  ) {}

  /** The newest checkpoint. Throws `proof.nothing-yet` before the first. */
  async newest(): Promise<KeptCheckpoint> {
    const newest = await newestCheckpoint(this.parts.pool);
    if (newest !== undefined) return newest;
    throw new DomainError('proof.nothing-yet', 'Nothing is proved yet; try again shortly.', {}, 'not-found');
  }

  /** Events under the newest checkpoint; null before the first. */
  async size(): Promise<number | null> {
    return (await newestCheckpoint(this.parts.pool))?.size ?? null;
  }

  /** Every key that ever signed, those that still do first. */
  async keys(): Promise<readonly ListedKey[]> {
    const signing = this.parts.keys.signing.map(verifierKeyText);
    const { rows } = await this.parts.pool.query<{ verifier_key: string }>(
      'select verifier_key from transparency.keys order by first_seen_at, verifier_key',
    );
    const retired = rows.map(({ verifier_key: key }) => key).filter((key) => !signing.includes(key));
    return [
      ...signing.map((key) => ({ key, signs: true })),
      ...retired.map((key) => ({ key, signs: false })),
    ];
  }

  /** The hashes of a tile. Throws `proof.no-tile` where the newest tree has fewer. */
  async tile(place: TilePlace): Promise<Uint8Array> {
    const bytes = await tileBytes(this.parts.pool, place);
    if (bytes !== undefined && bytes.length >= place.width * HASH_BYTES)
      return bytes.subarray(0, place.width * HASH_BYTES);
    throw noTile();
  }

  /** The leaves of a tile of level 0, each behind its length in two bytes. Throws `proof.no-tile`. */
  async entries({ number, width }: Omit<TilePlace, 'level'>): Promise<Uint8Array> {
    const { pool, store } = this.parts;
    const before = number === 0 ? START : await lastPositionIn(pool, number - 1);
    const { size } = await this.newest();
    if (before === undefined || widthIn(size, { level: 0, number }) < width) throw noTile();
    const parts: Buffer[] = [];
    const read = { after: parsePosition(before), maxCount: width, asStored: true };
    for await (const event of store.readAll(read)) {
      const leaf = leafBytes(storedEntry(event).leaf);
      const length = Buffer.alloc(2);
      length.writeUInt16BE(leaf.length);
      parts.push(length, Buffer.from(leaf));
    }
    return Buffer.concat(parts);
  }

  /** The audit path of an event in the tree of `size` events. Throws `proof.no-such-tree`. */
  async inclusion(index: number, size: number): Promise<readonly string[]> {
    await this.mustHave(size);
    if (index >= size) throw noSuchTree();
    return (await inclusionProof(index, size, this.subtrees(size), sha256)).map(base64Of);
  }

  /** The proof that the second tree goes on from the first. Throws `proof.no-such-tree`. */
  async consistency(first: number, second: number): Promise<readonly string[]> {
    await this.mustHave(second);
    if (first > second) throw noSuchTree();
    return (await consistencyProof(first, second, this.subtrees(second), sha256)).map(base64Of);
  }

  /**
   * A bundle of this one event (read `asStored`), which proves it to anybody: with the newest cosigned checkpoint that
   * covers it, else the newest. Waits a few seconds for a checkpoint. Throws `proof.not-yet`.
   */
  async receipt(event: RecordedEvent): Promise<string> {
    const { pool, progress } = this.parts;
    await progress.waitFor(TREE, event.position, SOON_MS);
    const witnessed = await newestCheckpoint(pool, { witnessed: true });
    const covers = (one: KeptCheckpoint | undefined) => one !== undefined && event.index < one.size;
    const checkpoint = covers(witnessed) ? witnessed : await newestCheckpoint(pool);
    if (checkpoint === undefined || !covers(checkpoint)) {
      throw new Fault('proof.not-yet', 'This is not proved yet.', {}, { kind: 'unavailable' });
    }
    const { size } = parseCheckpoint(checkpoint.note);
    const lines: readonly BundleLine[] = [
      { kind: 'treebeard-bundle', v: 1, holds: 'selection', checkpoint: checkpoint.note },
      { kind: 'event', ...storedEntry(event), proof: [...(await this.inclusion(event.index, size))] },
      { kind: 'end', events: 1 },
    ];
    return lines.map(bundleLine).join('');
  }

  /** The full subtrees of the tree of `size` events. */
  subtrees(size: number): Subtrees {
    return subtreesOf(size, (place) => this.tile(place), sha256);
  }

  private async mustHave(size: number): Promise<void> {
    if (size > (await this.newest()).size) throw noSuchTree();
  }
}

function noTile(): DomainError {
  return new DomainError('proof.no-tile', 'The tree has no such tile yet.', {}, 'not-found');
}

function noSuchTree(): DomainError {
  return new DomainError(
    'proof.no-such-tree',
    'The log has not as many events, or the first number is above the second.',
    {},
    'not-found',
  );
}
