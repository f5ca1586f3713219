import pg from 'pg';
import { noted } from '#test/support/events';
import { testDatabase } from '#test/support/postgres';
import type { TestDatabase } from '#test/support/postgres';
import { PostgresEventStore } from './postgres-event-store.js';
import { Upcasters } from '../port/upcasters.js';

const CHANGES = [
  "update events set data = '{}'",
  'delete from events',
  'truncate events',
  'truncate events cascade',
] as const;

describe('the log in the database', () => {
  let database: TestDatabase;
  let owner: pg.Client;
  let app: pg.Client;

  beforeAll(async () => {
    database = await testDatabase();
    const store = new PostgresEventStore(database.appUrl, new Upcasters([]));
    await store.appendToStream('test-1', [noted({ n: 1 })], { expectedRevision: 'no_stream' });
    await store.close();
    owner = new pg.Client({ connectionString: database.ownerUrl });
    app = new pg.Client({ connectionString: database.appUrl });
    await Promise.all([owner.connect(), app.connect()]);
  });
  afterAll(async () => {
    await Promise.all([owner.end(), app.end()]);
    await database.drop();
  });

  it.each(CHANGES)('refuses the application: %s', async (sql) => {
    await expect(app.query(sql)).rejects.toThrow(/permission denied/);
  });

  it.each(CHANGES)('refuses its owner, a superuser: %s', async (sql) => {
    await expect(owner.query(sql)).rejects.toThrow(/append-only/);
    await owner.query('set session_replication_role = replica'); // which turns ordinary triggers off
    await expect(owner.query(sql)).rejects.toThrow(/append-only/);
    await owner.query('reset session_replication_role');
  });

  it.each(['events', 'streams', 'log_head'])(
    'lets the application write %s through append_batch alone',
    async (table) => {
      await expect(app.query(`insert into ${table} default values`)).rejects.toThrow(/permission denied/);
      await expect(app.query(`delete from ${table}`)).rejects.toThrow(/permission denied/);
      const { rowCount } = await app.query(`select * from ${table}`);
      expect(rowCount).toBe(1);
    },
  );

  it('refuses the application to switch the refusal off', async () => {
    await expect(app.query('alter table events disable trigger all')).rejects.toThrow(/must be owner/);
    await expect(app.query('drop table events')).rejects.toThrow(/must be owner/);
    await expect(app.query('set session_replication_role = replica')).rejects.toThrow(/permission denied/);
  });
});
