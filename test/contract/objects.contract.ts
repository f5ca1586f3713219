import { createHash, randomBytes } from 'node:crypto';
import { MOST_OBJECT_BYTES } from '#api/platform/objects/object-store';
import type { ObjectStore } from '#api/platform/objects/object-store';

/** The contract that every adapter of the object store must keep. */
export function objectsContract(objects: () => ObjectStore): void {
  const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

  it('keeps bytes under their SHA-256', async () => {
    for (const bytes of [randomBytes(700_000), Buffer.from('a small one'), Buffer.alloc(0)]) {
      const digest = await objects().put(bytes);
      expect(digest).toBe(sha256(bytes));
      expect(await objects().has(digest)).toBe(true);
      expect(Buffer.from((await objects().get(digest)) ?? [])).toEqual(bytes);
    }
  });

  it('keeps the same bytes once, whoever brings them', async () => {
    const bytes = randomBytes(1_000);
    const digests = await Promise.all(Array.from({ length: 8 }, () => objects().put(bytes)));
    expect(new Set(digests)).toEqual(new Set([sha256(bytes)]));
  });

  it('knows nothing that it was never given', async () => {
    expect(await objects().get('0'.repeat(64))).toBeUndefined();
    expect(await objects().has('0'.repeat(64))).toBe(false);
  });

  it('refuses what is too large', async () => {
    const large = Buffer.alloc(MOST_OBJECT_BYTES + 1);
    await expect(objects().put(large)).rejects.toMatchObject({ code: 'objects.too-large' });
  });
}
