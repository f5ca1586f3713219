import { quota } from './upload-quota.js';

async function* bytes(...sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  for (const size of sizes) yield await Promise.resolve(new Uint8Array(size));
}

async function read(source: AsyncIterable<Uint8Array>): Promise<number> {
  let length = 0;
  for await (const chunk of source) length += chunk.length;
  return length;
}

describe('the quota of an upload', () => {
  it('counts all files together', async () => {
    const counted = quota(10);
    expect(await read(counted(bytes(4, 2)))).toBe(6);
    expect(await read(counted(bytes(4)))).toBe(4);
    await expect(read(counted(bytes(1)))).rejects.toMatchObject({
      code: 'usage.upload-too-large',
      kind: 'too-large',
    });
  });

  it('ends a stream that has no end', async () => {
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) yield await Promise.resolve(new Uint8Array(3));
    }
    await expect(read(quota(10)(endless()))).rejects.toMatchObject({ code: 'usage.upload-too-large' });
  });
});
