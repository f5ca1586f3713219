import { sameBytes } from './bytes.js';
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

/** Whether a leaf stands at `index` in the tree of this size and root. */
export async function verifyInclusion(
  leaf: Uint8Array,
  place: { readonly index: number; readonly size: number; readonly root: Uint8Array },
  proof: readonly Uint8Array[],
  sha256: Sha256,
): Promise<boolean> {
  const path = await pathOf(leaf, place, proof, sha256);
  return path !== undefined && sameBytes(path.at(-1)?.gives ?? leaf, place.root);
}

/** A tree's number of leaves and its root. */
export interface TreeHead {
  readonly size: number;
  readonly root: Uint8Array;
}

/** Whether the second tree goes on from the first one, unchanged (RFC 9162, 2.1.4.2). */
export async function verifyConsistency(
  first: TreeHead,
  second: TreeHead,
  proof: readonly Uint8Array[],
  sha256: Sha256,
): Promise<boolean> {
  if (first.size > second.size) return false;
  if (first.size === second.size) return proof.length === 0 && sameBytes(first.root, second.root);
  if (first.size === 0) return proof.length === 0 && sameBytes(first.root, await sha256(new Uint8Array()));
  let [node, last] = [first.size - 1, second.size - 1];
  while (node % 2 === 1) [node, last] = [half(node), half(last)];
  // Where the first tree is a full subtree of the second, its root is left out of the proof.
  const [start, ...rest] = node === 0 ? [first.root, ...proof] : proof;
  if (start === undefined) return false;
  let [before, after] = [start, start];
  for (const hash of rest) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      before = await nodeHash(hash, before, sha256);
      after = await nodeHash(hash, after, sha256);
      while (node % 2 === 0 && node > 0) [node, last] = [half(node), half(last)];
    } else after = await nodeHash(after, hash, sha256);
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && sameBytes(before, first.root) && sameBytes(after, second.root);
}

function half(number: number): number {
  return Math.floor(number / 2);
}
