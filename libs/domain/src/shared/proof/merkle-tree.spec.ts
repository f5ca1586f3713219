import fc from 'fast-check';
import { hexOf, utf8 } from './bytes.js';
import { consistencyProof, inclusionProof, pathOf } from './merkle-proofs.js';
import type { Subtrees } from './merkle-tree.js';
import { Frontier, leafHash, nodeHash, rangeHash, splitOf } from './merkle-tree.js';
import { sha256 } from './node-cryptography.spec-support.js';
import { verifyConsistency, verifyInclusion } from './verify-proofs.spec-support.js';

/** The test vectors of Certificate Transparency's reference code: eight leaves, the root after each. */
const LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
/** Audit path of the first leaf among eight, from the same source. */
const FIRST_OF_EIGHT = [
  '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
  '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
  '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
];
/** From one leaf to eight, from the same source: the same path. */
const vectors = (): Promise<readonly Uint8Array[]> =>
  Promise.all(LEAVES.map((hex) => leafHash(Buffer.from(hex, 'hex'), sha256)));

/** RFC 6962, section 2.1, word for word over a list of leaf hashes. */
async function naiveRoot(leaves: readonly Uint8Array[]): Promise<Uint8Array> {
  const [first] = leaves;
  if (first === undefined) return sha256(new Uint8Array());
  if (leaves.length === 1) return first;
  const split = splitOf(leaves.length);
  return nodeHash(await naiveRoot(leaves.slice(0, split)), await naiveRoot(leaves.slice(split)), sha256);
}

const subtreesIn =
  (leaves: readonly Uint8Array[]): Subtrees =>
  (level, index) =>
    naiveRoot(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level));

const leavesUpTo = (most: number) =>
  fc
    .integer({ min: 1, max: most })
    .map((size) => Promise.all(Array.from({ length: size }, (_, n) => leafHash(utf8(String(n)), sha256))));

describe('the tree of RFC 6962', () => {
  it('has the roots that Certificate Transparency gives', async () => {
    const frontier = new Frontier(sha256);
    const roots = [hexOf(await frontier.root())];
    for (const leaf of await vectors()) {
      await frontier.append(leaf);
      roots.push(hexOf(await frontier.root()));
    }
    expect(roots).toEqual(ROOTS);
  });

  it('has the audit path and the consistency proof that it gives', async () => {
    const subtrees = subtreesIn(await vectors());
    const path = await inclusionProof(0, 8, subtrees, sha256);
    expect(path.map(hexOf)).toEqual(FIRST_OF_EIGHT);
    expect((await consistencyProof(1, 8, subtrees, sha256)).map(hexOf)).toEqual(FIRST_OF_EIGHT);
    expect((await consistencyProof(6, 8, subtrees, sha256)).map(hexOf)).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
  });

  it('is, at its right edge, the naive tree', async () => {
    await fc.assert(
      fc.asyncProperty(leavesUpTo(70), async (making) => {
        const leaves = await making;
        const frontier = new Frontier(sha256);
        for (const leaf of leaves) await frontier.append(leaf);
        expect(hexOf(await frontier.root())).toBe(hexOf(await naiveRoot(leaves)));
        const half = frontier.copy();
        await frontier.append(leaves[0] ?? new Uint8Array());
        expect(hexOf(await half.root())).toBe(hexOf(await naiveRoot(leaves)));
        expect(hexOf(await rangeHash(0, leaves.length, subtreesIn(leaves), sha256))).toBe(
          hexOf(await naiveRoot(leaves)),
        );
      }),
    );
  });
});

describe('an inclusion proof', () => {
  it('holds for its own leaf, place and root, and for no other', async () => {
    await fc.assert(
      fc.asyncProperty(leavesUpTo(40), fc.nat(), fc.nat(), async (making, some, other) => {
        const leaves = await making;
        const size = leaves.length;
        const index = some % size;
        const leaf = leaves[index] ?? new Uint8Array();
        const root = await naiveRoot(leaves);
        const proof = await inclusionProof(index, size, subtreesIn(leaves), sha256);
        expect(await verifyInclusion(leaf, { index, size, root }, proof, sha256)).toBe(true);
        const elsewhere = (index + 1 + (other % size)) % (size + 1);
        if (elsewhere !== index)
          expect(await verifyInclusion(leaf, { index: elsewhere, size, root }, proof, sha256)).toBe(false);
        const foreign = await leafHash(utf8('foreign'), sha256);
        expect(await verifyInclusion(foreign, { index, size, root }, proof, sha256)).toBe(false);
        expect(await verifyInclusion(leaf, { index, size, root: foreign }, proof, sha256)).toBe(false);
        expect(await verifyInclusion(leaf, { index, size, root }, [...proof, foreign], sha256)).toBe(false);
        if (proof.length > 0)
          expect(await verifyInclusion(leaf, { index, size, root }, proof.slice(1), sha256)).toBe(false);
      }),
    );
  });

  it('names each hash on the way to the root', async () => {
    const leaves = await vectors();
    const proof = await inclusionProof(5, 8, subtreesIn(leaves), sha256);
    const leaf = leaves[5] ?? new Uint8Array();
    const path = (await pathOf(leaf, { index: 5, size: 8 }, proof, sha256)) ?? [];
    expect(path.map(({ side }) => side)).toEqual(['left', 'right', 'left']);
    expect(hexOf(path.at(-1)?.gives ?? new Uint8Array())).toBe(ROOTS[8]);
  });
});

describe('a consistency proof', () => {
  it('holds between any two sizes of one log, and for no other', async () => {
    await fc.assert(
      fc.asyncProperty(leavesUpTo(40), fc.nat(), async (making, some) => {
        const leaves = await making;
        const size = some % (leaves.length + 1);
        const first = { size, root: await naiveRoot(leaves.slice(0, size)) };
        const second = { size: leaves.length, root: await naiveRoot(leaves) };
        const proof = await consistencyProof(size, leaves.length, subtreesIn(leaves), sha256);
        expect(await verifyConsistency(first, second, proof, sha256)).toBe(true);
        const foreign = await leafHash(utf8('foreign'), sha256);
        expect(await verifyConsistency({ size, root: foreign }, second, proof, sha256)).toBe(false);
        if (size > 0)
          expect(await verifyConsistency(first, { ...second, root: foreign }, proof, sha256)).toBe(false);
        expect(await verifyConsistency(first, second, [...proof, foreign], sha256)).toBe(false);
        if (size < leaves.length) expect(await verifyConsistency(second, first, proof, sha256)).toBe(false);
      }),
    );
  });
});
