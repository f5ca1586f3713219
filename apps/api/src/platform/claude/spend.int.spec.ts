import pg from 'pg';
import type { TestDatabase } from '#test/support/postgres';
import { testDatabase } from '#test/support/postgres';
import { Spend } from './spend.js';

describe('the budget of a day', () => {
  let database: TestDatabase;
  let pool: pg.Pool;
  let now = Date.parse('2026-11-21T23:59:59Z');
  beforeAll(async () => {
    database = await testDatabase();
    pool = new pg.Pool({ connectionString: database.appUrl, max: 4 });
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  it('is shared by all workers and never overdrawn', async () => {
    const workers = [1, 2, 3].map(() => new Spend(pool, () => now));
    const calls = Array.from({ length: 10 }, () => workers).flat();
    const asked = await Promise.all(calls.map((worker) => worker.setAside(100, 1_000)));
    expect(asked.filter((day) => day !== undefined)).toHaveLength(10);
  });

  it('gets back what was set aside and not spent', async () => {
    const spend = new Spend(pool, () => now);
    await spend.settle('2026-11-21', 100, 40);
    expect(await spend.setAside(60, 1_000)).toBe('2026-11-21');
    expect(await spend.setAside(1, 1_000)).toBeUndefined();
  });

  it('begins anew at midnight UTC', async () => {
    now += 1_000;
    expect(await new Spend(pool, () => now).setAside(1_000, 1_000)).toBe('2026-11-22');
  });

  it('holds no question that costs more than a whole day', async () => {
    expect(await new Spend(pool, () => now).setAside(1_000, 999)).toBeUndefined();
  });
});
