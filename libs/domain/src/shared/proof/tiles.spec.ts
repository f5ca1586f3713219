import fc from 'fast-check';
import { hexOf, utf8 } from './bytes.js';
import { inclusionProof } from './merkle-proofs.js';
import { Frontier, leafHash } from './merkle-tree.js';
import { sha256 } from './node-cryptography.spec-support.js';
import type { ReadTile } from './tiles.js';
import { verifyInclusion } from './verify-proofs.spec-support.js';
import { parseTilePath, subtreesOf, tilePath, TileWriter, widthIn } from './tiles.js';

const leaf = (n: number): Promise<Uint8Array> => leafHash(utf8(String(n)), sha256);

/** Tiles as a log keeps them, written in stretches that end at these sizes. */
async function written(sizes: readonly number[]) {
  const kept = new Map<string, Uint8Array>();
  const read: ReadTile = ({ level, number }) =>
    Promise.resolve(kept.get(`${String(level)}/${String(number)}`) ?? new Uint8Array());
  let size = 0;
  const roots: string[] = [];
  for (const end of sizes) {
    const writer = await TileWriter.after(size, read, sha256);
    for (; size < end; size += 1) await writer.append(await leaf(size));
    for (const { level, number, bytes } of writer.takeChanged())
      kept.set(`${String(level)}/${String(number)}`, bytes);
    roots.push(hexOf(await writer.root()));
  }
  return { kept, read, roots };
}

describe('tiles', () => {
  it('have the paths of C2SP tlog-tiles', () => {
    expect(tilePath({ number: 1_234_067, width: 256 })).toBe('x001/x234/067');
    expect(tilePath({ number: 0, width: 256 })).toBe('000');
    expect(tilePath({ number: 273, width: 112 })).toBe('273.p/112');
    for (const wrong of [
      '0',
      '1234',
      'x000/067',
      '000.p/256',
      '000.p/0',
      '000.p/01',
      'x001/234/067',
      '../000',
    ])
      expect(parseTilePath(wrong)).toBeUndefined();
  });

  it('are found again by their path', () => {
    fc.assert(
      fc.property(fc.nat(10 ** 9), fc.integer({ min: 1, max: 256 }), (number, width) => {
        expect(parseTilePath(tilePath({ number, width }))).toEqual({ number, width });
      }),
    );
  });

  it('are as many and as wide as the standard says of 70,000 entries', () => {
    const widths = (level: number, numbers: readonly number[]) =>
      numbers.map((number) => widthIn(70_000, { level, number }));
    expect(widths(0, [272, 273, 274])).toEqual([256, 112, 0]);
    expect(widths(1, [0, 1, 2])).toEqual([256, 17, 0]);
    expect(widths(2, [0, 1])).toEqual([1, 0]);
    expect(widthIn(256, { level: 1, number: 0 })).toBe(1);
  });

  it('are the same however the log grew, and give its root', async () => {
    const frontier = new Frontier(sha256);
    const sizes = [1, 2, 255, 256, 257, 511, 512, 700];
    const roots: string[] = [];
    for (let n = 0; n < 700; n += 1) {
      await frontier.append(await leaf(n));
      if (sizes.includes(n + 1)) roots.push(hexOf(await frontier.root()));
    }
    const slowly = await written(sizes);
    expect(slowly.roots).toEqual(roots);
    const atOnce = await written([700]);
    const rows = (kept: ReadonlyMap<string, Uint8Array>) =>
      [...kept].map(([place, bytes]) => [place, hexOf(bytes)]).sort();
    expect(rows(atOnce.kept)).toEqual(rows(slowly.kept));
    expect([...atOnce.kept].map(([place, { length }]) => [place, length / 32])).toEqual([
      ['0/0', 256],
      ['1/0', 2],
      ['0/1', 256],
      ['0/2', 188],
    ]);
  });

  it('give proofs that hold, across tiles and levels', async () => {
    const { read, roots } = await written([700]);
    const root = Buffer.from(roots[0] ?? '', 'hex');
    for (const index of [0, 255, 256, 511, 512, 699]) {
      const proof = await inclusionProof(index, 700, subtreesOf(700, read, sha256), sha256);
      expect(await verifyInclusion(await leaf(index), { index, size: 700, root }, proof, sha256)).toBe(true);
    }
  });

  it('that have lost hashes are never gone on with', async () => {
    const empty: ReadTile = () => Promise.resolve(new Uint8Array());
    await expect(TileWriter.after(3, empty, sha256)).rejects.toThrow('fewer hashes');
  });
});
