import pg from 'pg';
import { ImportUsageJob } from '#api/energy/usage/import-usage.job';
import type { TestApp } from '../support/app.js';
import { testApp } from '../support/app.js';
import { collect } from '../support/events.js';
import { eventually } from '../support/eventually.js';
import { problemIn } from '../support/problem.js';

const YEAR = [{ name: 'year.csv', text: 'nothing that anybody could read' }];

describe('a database in trouble', () => {
  let app: TestApp;
  let admin: pg.Client;
  beforeEach(async () => {
    app = await testApp();
    admin = new pg.Client({ connectionString: app.database.ownerUrl });
    await admin.connect();
  });
  afterEach(async () => {
    await admin.end();
    await app.stop();
  });

  /** Cuts every connection to the database of which the condition is true, but this one; answers how many. */
  const cut = async (condition = 'true') =>
    (
      await admin.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid() and ${condition}`,
      )
    ).rowCount ?? 0;

  it('that may only be read answers 503 and when to come back, for commands and uploads', async () => {
    const visitor = app.visitor();
    await visitor.get('/session');
    const name = new URL(app.database.ownerUrl).pathname.slice(1);
    await admin.query(`alter database ${name} set default_transaction_read_only = on`);
    await cut();
    const answers = [
      await visitor.send('PUT', '/households/me/place', { postcode: '75201' }),
      await visitor.upload(YEAR),
    ];
    for (const answer of answers) {
      expect(problemIn(answer)).toMatchObject({ status: 503, code: 'service.unavailable' });
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    }
  });

  it('that is lost while a file is read rejects no upload, not even at the last attempt', async () => {
    await app.platform.pool.query(
      `create function bullmq.forget() returns trigger language plpgsql as $$ begin return null; end $$;
       create trigger forget before insert on bullmq.job for each row execute function bullmq.forget()`,
    );
    const visitor = app.visitor();
    await visitor.get('/session');
    const sent = await visitor.upload(YEAR);
    expect(sent.status).toBe(202);
    const uploadId = sent.json<{ id: string }>().id;
    const job = app.nest.get(ImportUsageJob);
    const attempt = (lastAttempt: boolean) =>
      job.run({
        ...{ jobId: uploadId, ids: { uploadId }, attempt: 5, lastAttempt },
        progress: () => Promise.resolve(),
      });
    const locking = new pg.Client({ connectionString: app.database.ownerUrl });
    await locking.connect();
    await locking.query('begin; lock table blobs.pieces in access exclusive mode');
    const outcome = expect(attempt(true)).rejects.toMatchObject({ code: '57P01' });
    await eventually(async () => {
      expect(await cut(`wait_event_type = 'Lock' and query like '%blobs.pieces%'`)).toBe(1);
    });
    await outcome;
    await locking.end();
    const types = async () =>
      (await collect(app.platform.store.readStream(`energy.usage-${uploadId}`))).map(({ type }) => type);
    expect(await types()).toEqual(['energy.usage-uploaded.v1']);
    await attempt(true); // now the file can be looked at, and it is the file's fault
    expect(await types()).toEqual(['energy.usage-uploaded.v1', 'energy.usage-rejected.v1']);
  });

  it('that is lost between two reads of the log is asked again on another connection', async () => {
    const { store } = app.platform;
    await store.head();
    expect(await cut(`application_name = 'treebeard log reader' and state = 'idle'`)).toBeGreaterThan(0);
    await expect(store.head()).resolves.toBeDefined();
  });
});
