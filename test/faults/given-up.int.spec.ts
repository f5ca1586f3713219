import pg from 'pg';
import { register } from 'prom-client';
import { MOST_FAULTS } from '#api/platform/jobs/rounds';
import { ExplanationWriter } from '#api/energy/explanations/writer';
import { RecommendationTraces } from '#api/energy/recommendations/recommendation-traces';
import type { TestApp } from '../support/app.js';
import { testApp } from '../support/app.js';
import { collect } from '../support/events.js';
import { eventually } from '../support/eventually.js';
import { takeUp } from '../support/take-up.js';

const BILLS = [{ start: '2026-01-01', end: '2026-02-01', kwh: '500' }];
const FAILED_WITHIN_MS = 30_000;

/** Damages whatever is stored from now on, as a bad disk would. */
const SPOIL = `create function public.spoil() returns trigger language plpgsql as
    $$ begin new.bytes = new.bytes || '\\x00'; return new; end $$;
  create trigger spoil before insert on blobs.pieces for each row execute function public.spoil()`;

describe('work that always fails through a fault of ours', () => {
  let app: TestApp;
  beforeEach(async () => {
    app = await testApp();
  });
  afterEach(() => app.stop());

  const query = (sql: string, values: readonly unknown[] = []) => app.platform.pool.query(sql, [...values]);
  const typesOf = async (stream: string) =>
    (await collect(app.platform.store.readStream(stream))).map(({ type }) => type);
  const metric = async (name: string) => (await register.getSingleMetric(name)?.get())?.values[0]?.value;

  /** Waits for the queue to give a job up, and lets all its rounds but the last have failed like it. */
  async function failAllRoundsBut(last: number, jobId: string): Promise<void> {
    await eventually(async () => {
      const { rows } = await query("select state from bullmq.job where id = $1 and state = 'failed'", [
        jobId,
      ]);
      expect(rows).toHaveLength(1);
    }, FAILED_WITHIN_MS);
    const faults = MOST_FAULTS - last;
    await query(
      `update bullmq.job set data = data::jsonb || jsonb_build_object('faults', $2::int) where id = $1`,
      [jobId, faults],
    );
  }

  it('ends: the person is told of an upload that cannot be read, its bytes go, and it is counted', async () => {
    const admin = new pg.Client({ connectionString: app.database.ownerUrl });
    await admin.connect();
    await admin.query(SPOIL).finally(() => admin.end());
    const visitor = app.visitor();
    await visitor.get('/session');
    const before = (await metric('usage_uploads_given_up_total')) ?? 0;
    const sent = await visitor.send('POST', '/usage/bills', { bills: BILLS, zone: 'America/Chicago' });
    const { id } = sent.json<{ id: string }>();
    await failAllRoundsBut(1, id);
    expect(await typesOf(`energy.usage-${id}`)).toEqual(['energy.usage-uploaded.v1']);
    await takeUp(app);
    const outcome = await visitor.outcome(id);
    expect(outcome).toMatchObject({
      status: 'rejected',
      problem: { code: 'usage.reading-failed', message: expect.stringMatching(/fault is ours.*once more/) },
    });
    expect((await metric('usage_uploads_given_up_total')) ?? 0).toBe(before + 1);
    await eventually(async () => {
      expect((await query('select from blobs.pieces where blob_id like $1', [`${id}/%`])).rowCount).toBe(0);
    });
  });

  /** A home with a recommendation, and the id of that. */
  async function advised() {
    const visitor = app.visitor();
    const { householdId } = (await visitor.get('/session')).json<{ householdId: string }>();
    const made = await visitor.generate({
      usage: { sampleHomeId: 'dallas-flat' },
      place: { postcode: '75201' },
    });
    return { visitor, householdId, id: made.json<{ recommendationId: string }>().recommendationId };
  }

  it('ends: an explanation that cannot be written says so, once, and the figures stand', async () => {
    const writing = jest.spyOn(app.nest.get(ExplanationWriter), 'write');
    writing.mockRejectedValue(new Error('the template broke rules'));
    const { visitor, id } = await advised();
    const words = async () => (await visitor.get(`/recommendations/${id}/explanation`)).json();
    await failAllRoundsBut(1, id);
    expect(await words()).toMatchObject({ status: 'writing' });
    await takeUp(app);
    await eventually(async () => {
      expect(await words()).toMatchObject({ status: 'given-up', paragraphs: [] });
    });
    writing.mockRestore();
    await takeUp(app);
    expect(await typesOf(`energy.explanation-${id}`)).toEqual(['energy.explanation-given-up.v1']);
    expect((await visitor.get(`/recommendations/${id}/explanation/stream`)).text).toContain(
      '"status":"given-up"',
    );
    expect((await visitor.get(`/recommendations/${id}`)).status).toBe(200);
  });

  it('goes on where it is owed: an erasure is counted, and ends as soon as it can', async () => {
    const { visitor, householdId } = await advised();
    const removing = jest.spyOn(app.nest.get(RecommendationTraces), 'remove');
    removing.mockRejectedValue(new Error('broken'));
    expect((await visitor.call('DELETE', '/households/me', {})).status).toBe(202);
    await failAllRoundsBut(1, householdId);
    await takeUp(app);
    await eventually(async () => {
      expect(await metric('erasures_overdue_total')).toBeGreaterThan(0);
    });
    removing.mockRestore();
    await eventually(async () => {
      expect((await typesOf(`energy.household-${householdId}`)).at(-1)).toBe('energy.household-forgotten.v1');
    });
  });

  it('is not an erasure that the queue lost: the next look at the read models finds it', async () => {
    const { visitor, householdId } = await advised();
    await query(`create function bullmq.forget() returns trigger language plpgsql as $$ begin return null; end $$;
      create trigger forget before insert on bullmq.job for each row execute function bullmq.forget()`);
    expect((await visitor.call('DELETE', '/households/me', {})).status).toBe(202);
    await eventually(async () => {
      const lag = await app.platform.progress.followerLag();
      expect(lag.every(({ behind }) => behind === 0)).toBe(true);
    });
    await query('drop trigger forget on bullmq.job');
    await takeUp(app);
    await eventually(async () => {
      expect((await typesOf(`energy.household-${householdId}`)).at(-1)).toBe('energy.household-forgotten.v1');
      const { rowCount } = await query('select from read_models.energy_leaving_home');
      expect(rowCount).toBe(0);
    });
  });
});
