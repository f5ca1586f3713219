import { testApp } from '#test/support/app';
import { eventually } from '#test/support/eventually';
import { takeUpWork } from '../platform/contexts/take-up-work.js';
import { usageUploadProjection } from '#projections/energy/usage-upload/usage-upload.projection';
import { ReadModels } from './read-models.js';
import { unfinishedWork } from './unfinished.js';
import { IMPORT_USAGE } from './usage/import-usage.job.js';

const BILLS = [{ start: '2026-01-01', end: '2026-02-01', kwh: '500' }];

describe('work at the start of a worker', () => {
  it('is taken up from the read models when the queue has lost it, and stray bytes go', async () => {
    const app = await testApp();
    const { pool, jobs } = app.platform;
    try {
      const visitor = app.visitor();
      // Whatever is queued from now on is forgotten at once, as by a queue that was emptied.
      await pool.query(
        `create function bullmq.forget() returns trigger language plpgsql as $$ begin return null; end $$;
         create trigger forget before insert on bullmq.job for each row execute function bullmq.forget()`,
      );
      const sent = await visitor.send('POST', '/usage/bills', { bills: BILLS, zone: 'America/Chicago' });
      const { id } = sent.json<{ id: string }>();
      await eventually(async () => {
        const lag = await app.platform.progress.followerLag();
        expect(lag.every(({ behind }) => behind === 0)).toBe(true);
      });
      await pool.query('drop trigger forget on bullmq.job');
      expect((await visitor.get(`/usage/uploads/${id}`)).json()).toMatchObject({ status: 'received' });
      expect(await jobs.progressOf(IMPORT_USAGE, id)).toBe(0);
      await pool.query(
        `insert into blobs.pieces (blob_id, piece, bytes, stored_at) values ('stray/0', 0, '', now() - interval '61 minutes')`,
      );
      const unfinished = [unfinishedWork(new ReadModels(app.platform))];
      await takeUpWork(unfinished, app.platform, ['a read model that is behind']);
      expect((await pool.query(`select from blobs.pieces where blob_id = 'stray/0'`)).rowCount).toBe(1);
      await takeUpWork(unfinished, app.platform, [usageUploadProjection.name]);
      expect((await visitor.outcome(id)).status).not.toBe('received');
      expect((await pool.query(`select from blobs.pieces where blob_id = 'stray/0'`)).rowCount).toBe(0);
    } finally {
      await app.stop();
    }
  });
});
