import { gzipSync } from 'node:zlib';
import pg from 'pg';
import { ReadModels } from '../read-models.js';
import { unfinishedWork } from '../unfinished.js';
import { takeUpWork } from '#api/platform/contexts/take-up-work';
import { IMPORT_USAGE } from './import-usage.job.js';
import type { TestApp } from '#test/support/app';
import { testApp } from '#test/support/app';
import type { Client } from '#test/support/client';
import { collect } from '#test/support/events';
import { eventually } from '#test/support/eventually';

/** Forty days of half hours. */
const METER = [
  '100,NEM12,202603010000,A,B',
  '200,NMI0000001,E1,1,E1,N1,SERIAL1,KWH,30,',
  ...Array.from({ length: 40 }, (_, at) => {
    const day = new Date(Date.UTC(2026, 0, 1 + at)).toISOString().slice(0, 10).replaceAll('-', '');
    return `300,${day},${'0.5,'.repeat(48)}A,,,20260301000000,`;
  }),
  ...['900', ''],
].join('\n');

describe('reading an upload', () => {
  let app: TestApp;
  let owner: pg.Client;
  beforeEach(async () => {
    app = await testApp();
    owner = new pg.Client({ connectionString: app.database.ownerUrl });
    await owner.connect();
  });
  afterEach(async () => {
    await owner.end();
    await app.stop();
  });

  const takeUp = () => takeUpWork([unfinishedWork(app.nest.get(ReadModels))], app.platform, []);

  /** Waits until the job was tried and failed, and is to be tried again. */
  const failedOnce = () =>
    eventually(async () => {
      const depth = (await app.platform.jobs.depths()).find(({ queue }) => queue === IMPORT_USAGE);
      expect(depth?.delayed).toBe(1);
    });

  /** Uploads while the queue forgets what it is given, as one that was emptied. */
  const uploadUnqueued = async (
    visitor: Client,
    files: readonly { readonly name: string; readonly text: string | Uint8Array }[],
  ): Promise<string> => {
    await owner.query(
      `create function bullmq.forget() returns trigger language plpgsql as $$ begin return null; end $$;
       create trigger forget before insert on bullmq.job for each row execute function bullmq.forget()`,
    );
    const { id } = (await visitor.upload(files)).json<{ id: string }>();
    await eventually(async () => {
      const lag = await app.platform.progress.followerLag();
      expect(lag.every(({ behind }) => behind === 0)).toBe(true);
    });
    await owner.query('drop trigger forget on bullmq.job');
    return id;
  };

  it('is no verdict on the file when the connection to the log is lost', async () => {
    // Whoever appends what was read loses the connection in the middle of it.
    await owner.query(
      `create function lose() returns trigger language plpgsql as
         $$ begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$;
       create trigger lose before insert on events for each row
         when (new.event_type = 'energy.usage-imported.v1') execute function lose()`,
    );
    const visitor = app.visitor();
    const { id } = (await visitor.upload([{ name: 'home.csv', text: METER }])).json<{ id: string }>();
    await failedOnce();
    expect((await visitor.get(`/usage/uploads/${id}`)).json()).toMatchObject({ status: 'received' });
    await owner.query('drop trigger lose on events');
    expect(await visitor.outcome(id)).toMatchObject({ status: 'imported' });
  });

  it('is no verdict on the file when its stored bytes cannot be fetched, packed as they are', async () => {
    const visitor = app.visitor();
    const files = ['home', 'more'].map((name) => ({ name: `${name}.csv.gz`, text: gzipSync(METER) }));
    const id = await uploadUnqueued(visitor, files);
    await owner.query('revoke select on blobs.pieces from treebeard_app');
    await takeUp().catch(() => undefined); // the sweep after it may not look either
    await failedOnce();
    expect((await visitor.get(`/usage/uploads/${id}`)).json()).toMatchObject({ status: 'received' });
    await owner.query('grant select on blobs.pieces to treebeard_app');
    expect(await visitor.outcome(id)).toMatchObject({ status: 'imported' });
  });

  it('ends, and its bytes go, when the home is erased before it began', async () => {
    const visitor = app.visitor();
    const id = await uploadUnqueued(visitor, [{ name: 'home.csv', text: METER }]);
    const pieces = () => owner.query('select from blobs.pieces where blob_id like $1', [`${id}/%`]);
    expect((await pieces()).rowCount).toBe(1);
    const { householdId } = (await visitor.get('/session')).json<{ householdId: string }>();
    await app.platform.sealing.erase(householdId); // the process that was asked to died just then
    const alarm = async () =>
      /^usage_oldest_unread_upload_seconds (\S+)$/m.exec((await visitor.get('/metrics')).text)?.[1];
    expect(Number(await alarm())).toBeGreaterThan(0);
    await takeUp();
    await eventually(async () => {
      expect(
        (await owner.query('select from read_models.energy_usage_upload where key = $1', [id])).rowCount,
      ).toBe(0);
      expect((await pieces()).rowCount).toBe(0);
    });
    expect(Number(await alarm())).toBe(0);
  });

  it('goes on under the correlation of the click that brought the file', async () => {
    const visitor = app.visitor();
    const sent = await visitor.upload([{ name: 'home.csv', text: METER }]);
    const { id } = sent.json<{ id: string }>();
    await visitor.outcome(id);
    const events = await collect(app.platform.store.readStream(`energy.usage-${id}`));
    const [uploaded, ...followed] = events;
    expect(followed.map(({ type }) => type)).toEqual([
      'energy.usage-series-recorded.v1',
      'energy.usage-imported.v1',
    ]);
    for (const { metadata } of followed) {
      expect(metadata.correlationId).toBe(sent.headers.get('x-request-id'));
      expect(metadata.causationId).toBe(uploaded?.id);
    }
  });
});
