import pg from 'pg';
import { PostgresEventStore } from '#api/platform/event-store/postgres/postgres-event-store';
import { Upcasters } from '#api/platform/event-store/port/upcasters';
import { openPool } from '#api/platform/postgres/pool';
import { noted } from '../support/events.js';
import { testDatabase } from '../support/postgres.js';

/** What a request may wait for at most, with a little for the machine. */
const WITHIN_MS = 15_000;

describe('a database that holds somebody up', () => {
  it('is given up within the time a request has: the head of the log locked, a row locked', async () => {
    const database = await testDatabase();
    const store = new PostgresEventStore(database.appUrl, new Upcasters([]));
    const pool = openPool(database.appUrl, { name: 'test', connections: 2 });
    const locking = new pg.Client({ connectionString: database.ownerUrl });
    await locking.connect();
    await locking.query('begin; select from log_head for update; lock table checkpoints');
    const startedMs = performance.now();
    const append = store.appendToStream('held-1', [noted()], { expectedRevision: 'any' });
    const query = pool.query('select from checkpoints');
    const refused = await Promise.allSettled([append, query]);
    expect(refused.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(refused[0]).toMatchObject({ reason: { code: 'event-log.unavailable' } });
    expect(refused[1]).toMatchObject({ reason: { code: '55P03' } });
    expect(performance.now() - startedMs).toBeLessThan(WITHIN_MS);
    await locking.end();
    await store.appendToStream('held-1', [noted()], { expectedRevision: 'any' });
    await store.close();
    await pool.end();
    await database.drop();
  });
});
