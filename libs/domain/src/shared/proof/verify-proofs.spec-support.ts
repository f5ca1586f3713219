import { sameBytes } from './bytes.js';
import type { Sha256 } from './cryptography.js';
import type { TreeHead } from './merkle-proofs.js';
import { pathOf } from './merkle-proofs.js';
import { nodeHash } from './merkle-tree.js';

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
