import { joined } from './bytes.js';
import type { Sha256 } from './cryptography.js';
import type { Subtrees } from './merkle-tree.js';
import { nodeHash } from './merkle-tree.js';

/** Hashes in a full tile. */
export const TILE_WIDTH = 256;
const TILE_HEIGHT = 8;
const HASH_BYTES = 32;
const MOST_LEVEL = 6;
const DIGITS = 3;

/** A tile's place (C2SP tlog-tiles): its level, its number within the level, and how many hashes of it are meant. */
export interface TilePlace {
  /** 0 holds leaf hashes; each higher one the roots of full tiles below. */
  readonly level: number;
  readonly number: number;
  /** 1 to 256. */
  readonly width: number;
}

/** `<N>[.p/<W>]` of C2SP tlog-tiles: 1234067 is `x001/x234/067`. */
export function tilePath({ number, width }: Omit<TilePlace, 'level'>): string {
  const digits = String(number);
  const padded = digits.padStart(Math.ceil(digits.length / DIGITS) * DIGITS, '0');
  const parts = padded.match(/\d{3}/g) ?? [];
  const path = parts.map((part, at) => (at < parts.length - 1 ? `x${part}` : part)).join('/');
  return width === TILE_WIDTH ? path : `${path}.p/${String(width)}`;
}

/** Reads what `tilePath` writes, and nothing else. */
export function parseTilePath(path: string): Omit<TilePlace, 'level'> | undefined {
  const found = /^((?:x\d{3}\/){0,4}\d{3})(?:\.p\/([1-9]\d{0,2}))?$/.exec(path);
  if (found === null) return undefined;
  const number = Number(found[1]?.replaceAll(/[x/]/g, ''));
  const place = { number, width: found[2] === undefined ? TILE_WIDTH : Number(found[2]) };
  return tilePath(place) === path ? place : undefined;
}

/** How many hashes of a tile a tree of this size has: 0 to 256. */
export function widthIn(size: number, { level, number }: Omit<TilePlace, 'width'>): number {
  const hashes = Math.floor(size / TILE_WIDTH ** level) - number * TILE_WIDTH;
  return Math.max(0, Math.min(TILE_WIDTH, hashes));
}

/** Reads a tile's bytes, at least as many hashes as asked for. */
export type ReadTile = (place: TilePlace) => Promise<Uint8Array>;

/** The full subtrees of a tree of this size, read from its tiles. */
export function subtreesOf(size: number, read: ReadTile, sha256: Sha256): Subtrees {
  return async (level, index) => {
    const tileLevel = Math.floor(level / TILE_HEIGHT);
    const span = 2 ** (level % TILE_HEIGHT);
    const first = index * span;
    const number = Math.floor(first / TILE_WIDTH);
    const place = { level: tileLevel, number };
    const bytes = await read({ ...place, width: widthIn(size, place) });
    const at = first - number * TILE_WIDTH;
    return perfectRoot(hashesIn(bytes).slice(at, at + span), sha256);
  };
}

/** The hashes that a tile holds. */
export function hashesIn(tile: Uint8Array): readonly Uint8Array[] {
  return Array.from({ length: Math.floor(tile.length / HASH_BYTES) }, (_, at) =>
    tile.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES),
  );
}

/** The root over a power of two of hashes. */
async function perfectRoot(hashes: readonly Uint8Array[], sha256: Sha256): Promise<Uint8Array> {
  let row = hashes;
  while (row.length > 1) {
    const above: Uint8Array[] = [];
    for (let at = 0; at + 1 < row.length; at += 2) {
      above.push(await nodeHash(row[at] ?? missing(), row[at + 1] ?? missing(), sha256));
    }
    row = above;
  }
  return row[0] ?? missing();
}

function missing(): never {
  throw new RangeError('A tile has fewer hashes than the tree.');
}

/** A tile that has changed: its place, and its bytes so far. */
export interface WrittenTile extends TilePlace {
  readonly bytes: Uint8Array;
}

/** Appends leaf hashes to the tiles of a tree, and says which tiles they changed. */
export class TileWriter {
  private changed = new Map<string, { level: number; number: number; row: readonly Uint8Array[] }>();

  private constructor(
    private count: number,
    /** The hashes of the rightmost tile of each level, which is never full. */
    private readonly edge: Uint8Array[][],
    private readonly sha256: Sha256,
  ) {}

  /** Goes on with a tree of `size` leaves, of which only the rightmost tiles are read. */
  static async after(size: number, read: ReadTile, sha256: Sha256): Promise<TileWriter> {
    const edge: Uint8Array[][] = [];
    for (let level = 0; level <= MOST_LEVEL; level += 1) {
      const number = Math.floor(size / TILE_WIDTH ** (level + 1));
      const width = widthIn(size, { level, number });
      const bytes = width === 0 ? new Uint8Array() : await read({ level, number, width });
      const hashes = hashesIn(bytes).slice(0, width);
      if (hashes.length < width) missing();
      edge.push([...hashes]);
    }
    return new TileWriter(size, edge, sha256);
  }

  get size(): number {
    return this.count;
  }

  async append(leaf: Uint8Array): Promise<void> {
    let hash = leaf;
    this.count += 1;
    for (let level = 0; level <= MOST_LEVEL; level += 1) {
      const row = this.edge[level] ?? missing();
      row.push(hash);
      const number = Math.floor((Math.floor(this.count / TILE_WIDTH ** level) - 1) / TILE_WIDTH);
      this.changed.set(`${String(level)}/${String(number)}`, { level, number, row });
      if (row.length < TILE_WIDTH) return;
      this.edge[level] = [];
      hash = await perfectRoot(row, this.sha256);
    }
  }

  /** The tiles that changed since the last call. */
  takeChanged(): readonly WrittenTile[] {
    const taken = [...this.changed.values()];
    this.changed = new Map();
    return taken.map(({ level, number, row }) => ({
      ...{ level, number, width: row.length },
      bytes: joined(...row),
    }));
  }

  /** The root of the tree so far, from its right edge alone. */
  async root(): Promise<Uint8Array> {
    let root: Uint8Array | undefined;
    for (const row of this.edge) {
      let end = row.length;
      // The largest full subtrees of a tile stand first.
      const sizes = [...binaryParts(end)].reverse();
      for (const size of sizes) {
        const part = await perfectRoot(row.slice(end - size, end), this.sha256);
        root = root === undefined ? part : await nodeHash(part, root, this.sha256);
        end -= size;
      }
    }
    return root ?? this.sha256(new Uint8Array());
  }
}

/** A number as powers of two, the largest first. */
function* binaryParts(number: number): Generator<number> {
  for (let part = TILE_WIDTH, rest = number; rest > 0; part /= 2) {
    if (part > rest) continue;
    rest -= part;
    yield part;
  }
}
