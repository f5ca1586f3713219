import type { Sha256 } from './cryptography.js';
import type { Subtrees } from './merkle-tree.js';
import { nodeHash, rangeHash, splitOf } from './merkle-tree.js';

/** The audit path of leaf `index` in the tree of `size` leaves, from the leaf up (RFC 6962, 2.1.1). */
export async function inclusionProof(
  index: number,
  size: number,
  subtrees: Subtrees,
  sha256: Sha256,
): Promise<readonly Uint8Array[]> {
  const proof: Uint8Array[] = [];
  let [begin, end] = [0, size];
  while (end - begin > 1) {
    const split = begin + splitOf(end - begin);
    const [from, to] = index < split ? [split, end] : [begin, split];
    proof.push(await rangeHash(from, to, subtrees, sha256));
    [begin, end] = index < split ? [begin, split] : [split, end];
  }
  return proof.reverse();
}

/** The consistency proof from the tree of `first` leaves to that of `second` (RFC 6962, 2.1.2). */
export async function consistencyProof(
  first: number,
  second: number,
  subtrees: Subtrees,
  sha256: Sha256,
): Promise<readonly Uint8Array[]> {
  if (first === 0 || first === second) return [];
  const proof: Uint8Array[] = [];
  let [begin, end] = [0, second];
  while (first < end) {
    const split = begin + splitOf(end - begin);
    const [from, to] = first <= split ? [split, end] : [begin, split];
    proof.push(await rangeHash(from, to, subtrees, sha256));
    [begin, end] = first <= split ? [begin, split] : [split, end];
  }
  if (begin > 0) proof.push(await rangeHash(begin, end, subtrees, sha256));
  return proof.reverse();
}

/** One node on the way from a leaf to the root: the hash beside it, on which side, and what both give. */
export interface PathStep {
  readonly beside: Uint8Array;
  readonly side: 'left' | 'right';
  readonly gives: Uint8Array;
}

/** Walks an audit path (RFC 9162, 2.1.3.2); undefined where it does not fit the tree. */
export async function pathOf(
  leaf: Uint8Array,
  place: { readonly index: number; readonly size: number },
  proof: readonly Uint8Array[],
  sha256: Sha256,
): Promise<readonly PathStep[] | undefined> {
  const steps: PathStep[] = [];
  let [node, last, hash] = [place.index, place.size - 1, leaf];
  if (node > last) return undefined;
  for (const beside of proof) {
    if (last === 0) return undefined;
    const side = node % 2 === 1 || node === last ? 'left' : 'right';
    hash = await (side === 'left' ? nodeHash(beside, hash, sha256) : nodeHash(hash, beside, sha256));
    steps.push({ beside, side, gives: hash });
    if (side === 'left') while (node % 2 === 0 && node > 0) [node, last] = [half(node), half(last)];
    [node, last] = [half(node), half(last)];
  }
  return last === 0 ? steps : undefined;
}

/** A tree's number of leaves and its root. */
export interface TreeHead {
  readonly size: number;
  readonly root: Uint8Array;
}

function half(number: number): number {
  return Math.floor(number / 2);
}
