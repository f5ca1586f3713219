import pg from 'pg';
import { DEFAULT_PREFERENCES } from '#domain/energy/households/households.events';
import { PostgresEventStore } from '#api/platform/event-store/postgres/postgres-event-store';
import { Upcasters } from '#api/platform/event-store/port/upcasters';
import { openPool } from '#api/platform/postgres/pool';
import { testApp } from '../support/app.js';
import { eventually } from '../support/eventually.js';
import { noted } from '../support/events.js';
import { testDatabase } from '../support/postgres.js';
import { problemIn } from '../support/problem.js';

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

describe('a request that was answered because its time was up', () => {
  it('changes nothing more, and holds no connection', async () => {
    const app = await testApp();
    let goOn = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    try {
      const { sealing, store, pool } = app.platform;
      const visitor = app.visitor();
      const { householdId } = (await visitor.get('/session')).json<{ householdId: string }>();
      const seal = sealing.seal.bind(sealing);
      let sealed = 0;
      const slow = jest.spyOn(sealing, 'seal').mockImplementation(async (event) => {
        if (event.type === 'energy.household-place-set.v1') await held;
        sealed += 1;
        return seal(event);
      });
      const place = { postcode: '75201' };
      const late = await visitor.send('PUT', '/households/me/place', place);
      expect(problemIn(late)).toMatchObject({ status: 503, code: 'service.too-slow' });
      await eventually(() => {
        expect(pool.totalCount - pool.idleCount).toBe(0);
      });
      goOn();
      await eventually(() => {
        expect(sealed).toBe(2);
      });
      slow.mockRestore();
      // The next command of the same home takes its turn after the late one.
      expect((await visitor.send('PUT', '/households/me/preferences', DEFAULT_PREFERENCES)).status).toBe(200);
      const types: string[] = [];
      for await (const { type } of store.readStream(`energy.household-${householdId}`)) types.push(type);
      expect(types).toEqual(['energy.household-opened.v1', 'energy.preferences-set.v1']);
    } finally {
      goOn();
      await app.stop();
    }
  }, 120_000);
});
