import { collect } from '#test/support/events';
import { everybodyIs } from '#test/support/as-auditor';
import type { TestApp } from '#test/support/app';
import { testApp } from '#test/support/app';
import { advisedHome } from '#test/support/many-recommendations';
import type { JobRun } from '#api/platform/jobs/jobs';
import type { RerunInputsView, RerunView, WhyFirstView } from '#projections/shared/rerun.view';
import { ReplayJob } from './replay.job.js';

const reason = 'A complaint about a ranking';
const asked = `reason=${encodeURIComponent(reason)}`;

describe('a recommendation before an auditor', () => {
  let app: TestApp;
  let id: string;
  beforeAll(async () => {
    app = await testApp({}, undefined, everybodyIs('auditor'));
    const { ids } = await advisedHome(app, { at: 0, count: 3 });
    id = ids[1] ?? '';
  });
  afterAll(() => app.stop());

  it('is shown with what it was made of, made again and explained, each look recorded with its reason', async () => {
    const auditor = app.visitor();
    const inputs = (
      await auditor.get(`/audit/recommendations/${id}/inputs?${asked}`)
    ).json<RerunInputsView>();
    expect(inputs).toMatchObject({ id, erased: false, engineIsKept: true, engineIsCurrent: true });
    expect(inputs.sections.flatMap(({ lines }) => lines)).toContainEqual({
      name: 'Postcode',
      value: '77002',
    });
    const body = { engine: 'recorded', reason };
    const rerun = await auditor.send('POST', `/audit/recommendations/${id}/rerun`, body);
    expect(rerun.json<RerunView>()).toMatchObject({ id, verdict: 'byte-equal', differences: 0 });
    const why = (await auditor.get(`/audit/recommendations/${id}/why?${asked}`)).json<WhyFirstView>();
    expect(why.plans[0]?.changes[0]).toMatch(/^It stays first until it costs [\d.]+ USD a year more\.$/);
    const points = why.plans.map((plan) => Number(plan.points));
    expect(points).toEqual([...points].sort((a, b) => a - b));
    for (const plan of why.plans) {
      const worth = plan.worth.reduce((sum, { amount }) => sum + Number(amount ?? 0), 0);
      expect(Number(plan.cost) - worth).toBeCloseTo(Number(plan.points), 1);
    }
    const views = (
      await collect(app.platform.store.readAll({ filter: { types: ['trust.record-viewed.v1'] } }))
    )
      .filter(({ data }) => JSON.stringify(data).includes(id))
      .map(({ data }) => [data['fields'], data['reason']]);
    expect(views).toEqual([
      [['inputs'], reason],
      [['re-run by engine recorded'], reason],
      [['why first'], reason],
    ]);
  });

  it('is closed to everybody else, and to whoever gives no reason', async () => {
    const path = `/audit/recommendations/${id}/inputs`;
    expect((await app.visitor().get(path)).status).toBe(422);
    const unknown = path.replace(id, '0198aaaa-0000-7000-8000-000000000009');
    expect((await app.visitor().get(`${unknown}?${asked}`)).status).toBe(404);
    const ours = await testApp({}, app.database);
    try {
      expect((await ours.visitor().get(`${path}?${asked}`)).status).toBe(403);
    } finally {
      await ours.stop();
    }
  });

  it('is made again every night, once, with an event of what came out', async () => {
    const job = app.nest.get(ReplayJob, { strict: false });
    const due = (now: string) => collect(job.due(new Date(now)));
    const tomorrow = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
    expect(await due(new Date().toISOString())).toEqual([]);
    expect(await due(`${tomorrow}T02:59:00Z`)).toEqual([]);
    const [order] = await due(`${tomorrow}T03:00:00Z`);
    expect(order).toEqual({
      ...{ queue: 'replay-recommendations', jobId: `replay-${tomorrow}`, ids: { day: tomorrow } },
    });
    const run: JobRun = {
      jobId: '',
      ids: { day: tomorrow },
      attempt: 1,
      lastAttempt: false,
      progress: () => Promise.resolve(),
    };
    await job.run(run);
    await job.run(run);
    const told = await collect(app.platform.store.readStream(`trust.replay-${tomorrow}`));
    expect(told.map(({ type, data }) => [type, data])).toEqual([
      [
        'trust.replay-completed.v1',
        expect.objectContaining({ day: tomorrow, checked: 3, equal: 3, erased: 0, different: 0 }),
      ],
    ]);
    expect(await due(`${tomorrow}T04:00:00Z`)).toEqual([]);
  });
});
