import { joined } from './bytes.js';
import type { Sha256 } from './cryptography.js';

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** Hash of a leaf (RFC 6962, 2.1). */
export async function leafHash(entry: Uint8Array, sha256: Sha256): Promise<Uint8Array> {
  return sha256(joined(LEAF, entry));
}

/** Hash of an inner node (RFC 6962, 2.1). */
export async function nodeHash(left: Uint8Array, right: Uint8Array, sha256: Sha256): Promise<Uint8Array> {
  return sha256(joined(NODE, left, right));
}

/** Reads the hash of the full subtree over leaves `index * 2^level` up to `(index + 1) * 2^level`. */
export type Subtrees = (level: number, index: number) => Promise<Uint8Array>;

/** The largest power of two below `size` (at least 2), where RFC 6962 splits a tree. */
export function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

/** Hash over the leaves from `begin` up to `end`, which must be a subtree of some tree, made from full subtrees. */
export async function rangeHash(
  begin: number,
  end: number,
  subtrees: Subtrees,
  sha256: Sha256,
): Promise<Uint8Array> {
  const size = end - begin;
  if (size === 0) return sha256(new Uint8Array());
  const level = Math.round(Math.log2(size));
  if (2 ** level === size) return subtrees(level, begin / size);
  const split = begin + splitOf(size);
  return nodeHash(
    await rangeHash(begin, split, subtrees, sha256),
    await rangeHash(split, end, subtrees, sha256),
    sha256,
  );
}

/** The right edge of a growing tree: all that is needed to go on and to say the root (32 bytes for each binary digit). */
export class Frontier {
  private count = 0;
  /** Hashes of full subtrees, the largest first; their sizes are the binary digits of `count`. */
  private edge: Uint8Array[] = [];

  constructor(private readonly sha256: Sha256) {}

  get size(): number {
    return this.count;
  }

  /** The same edge, to go on with separately. */
  copy(): Frontier {
    const copy = new Frontier(this.sha256);
    copy.count = this.count;
    copy.edge = [...this.edge];
    return copy;
  }

  async append(leaf: Uint8Array): Promise<void> {
    let hash = leaf;
    for (let rest = this.count; rest % 2 === 1; rest = (rest - 1) / 2) {
      const left = this.edge.pop();
      if (left !== undefined) hash = await nodeHash(left, hash, this.sha256);
    }
    this.edge.push(hash);
    this.count += 1;
  }

  async root(): Promise<Uint8Array> {
    let root = this.edge.at(-1);
    if (root === undefined) return this.sha256(new Uint8Array());
    for (const left of this.edge.slice(0, -1).reverse()) root = await nodeHash(left, root, this.sha256);
    return root;
  }
}
