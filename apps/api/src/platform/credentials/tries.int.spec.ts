import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { TestDatabase } from '#test/support/postgres';
import { testDatabase } from '#test/support/postgres';
import { Tries } from './tries.js';

const PATIENCE = { free: 3, longestWaitS: 60 };

describe('tries', () => {
  let database: TestDatabase;
  let pool: pg.Pool;
  beforeAll(async () => {
    database = await testDatabase();
    pool = new pg.Pool({ connectionString: database.keysUrl, max: 4 });
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  it('are free at first, and then cost a wait', async () => {
    const tries = new Tries(pool);
    const digest = randomBytes(32);
    for (let count = 0; count < PATIENCE.free; count += 1) expect(await tries.take(digest, PATIENCE)).toBe(0);
    expect(await tries.take(digest, PATIENCE)).toBeGreaterThan(0);
    await tries.succeed(digest);
    expect(await tries.take(digest, PATIENCE)).toBe(0);
  });

  it('do not stand in each other’s way when a later one is written first', async () => {
    const digest = randomBytes(32);
    const earlier = new pg.Client({ connectionString: database.keysUrl });
    await earlier.connect();
    await earlier.query('begin'); // from here on its now() stands still
    await earlier.query('select now()');
    expect(await new Tries(pool).take(digest, PATIENCE)).toBe(0);
    const inTransaction = { query: earlier.query.bind(earlier) } as unknown as pg.Pool;
    expect(await new Tries(inTransaction).take(digest, PATIENCE)).toBe(0);
    await earlier.query('commit');
    await earlier.end();
  });
});
