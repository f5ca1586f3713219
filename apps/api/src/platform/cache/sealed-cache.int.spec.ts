import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { openPool } from '../postgres/pool.js';
import { Sealing } from '../sealing/sealing.js';
import { PostgresSubjectKeys } from '../sealing/subject-keys.js';
import { ProcessCache } from './cache.js';
import { SealedCache } from './sealed-cache.js';
import type { TestDatabase } from '#test/support/postgres';
import { testDatabase } from '#test/support/postgres';

const Shape = z.strictObject({ words: z.string() });
const value = { words: 'Quillfeather pays too much' };

describe('a cache of what is about people', () => {
  let database: TestDatabase;
  let pool: ReturnType<typeof openPool>;
  beforeAll(async () => {
    database = await testDatabase();
    pool = openPool(database.keysUrl, { name: 'test', connections: 2 });
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  const open = () => {
    const plain = new ProcessCache();
    const sealing = new Sealing(new PostgresSubjectKeys(pool, Buffer.alloc(32, 7)), {});
    return { plain, sealing, cache: new SealedCache(plain, sealing), home: randomUUID() };
  };

  it('gives back what it was given, and holds nothing of it in the clear', async () => {
    const { plain, cache, home } = open();
    await cache.set(home, 'key', value, 60);
    expect(await cache.get(home, 'key', Shape)).toEqual(value);
    const held = Buffer.from((await plain.get('key')) ?? '', 'base64').toString('latin1');
    expect(held.length).toBeGreaterThan(value.words.length);
    expect(held).not.toContain('Quillfeather');
  });

  it('has nothing of an erased person, of another one, or under another key', async () => {
    const { plain, sealing, cache, home } = open();
    await cache.set(home, 'key', value, 60);
    await plain.set('other', (await plain.get('key')) ?? '', 60);
    expect(await cache.get(home, 'other', Shape)).toBeUndefined();
    expect(await cache.get(randomUUID(), 'key', Shape)).toBeUndefined();
    await sealing.erase(home);
    expect(await cache.get(home, 'key', Shape)).toBeUndefined();
  });

  it.each(['', 'garbage', '{}', 'AAAA'])('takes %j in the cache for a miss', async (garbage) => {
    const { plain, cache, home } = open();
    await cache.set(home, 'key', value, 60);
    await plain.set('key', garbage, 60);
    expect(await cache.get(home, 'key', Shape)).toBeUndefined();
  });

  it('takes a value of another shape for a miss', async () => {
    const { cache, home } = open();
    await cache.set(home, 'key', { words: 3 }, 60);
    expect(await cache.get(home, 'key', Shape)).toBeUndefined();
  });
});
