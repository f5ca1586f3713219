import { everybodyIs } from '#test/support/as-auditor';
import type { TestApp } from '#test/support/app';
import { testApp } from '#test/support/app';
import type { Client } from '#test/support/client';
import { eventually } from '#test/support/eventually';
import { refusal } from '#test/support/problem';
import { AuditEntryView, TrailPageView } from '#projections/trust/audit-entry/audit-entry.view';
import { TrailStatisticsView } from '#projections/trust/audit-day/audit-day.view';

const today = () => new Date().toISOString().slice(0, 10);

describe('the trail as it streams', () => {
  let app: TestApp;
  let auditor: Client;
  beforeAll(async () => {
    app = await testApp({}, undefined, everybodyIs('auditor'));
    auditor = app.visitor();
    await auditor.get('/session');
    await app.visitor().send('PUT', '/households/me/place', { postcode: 'nowhere' });
    await eventually(async () => {
      expect((await auditor.get('/audit/entries?q=outcome:refused')).text).toContain('was refused');
    });
  });
  afterAll(() => app.stop());

  it('is exported whole, as lines of JSON or as a table, for a reason that stands in the trail', async () => {
    const json = await auditor.get('/audit/exports?format=jsonl&q=target:plan&reason=Yearly+audit');
    expect(json.headers.get('content-disposition')).toBe('attachment; filename="audit-trail.jsonl"');
    const entries = json.text
      .trimEnd()
      .split('\n')
      .map((line) => AuditEntryView.parse(JSON.parse(line)));
    const first = TrailPageView.parse((await auditor.get('/audit/entries?q=target:plan&limit=200')).json());
    expect(entries.length).toBeGreaterThan(60);
    expect(entries.slice(0, 200)).toEqual(first.entries);
    const csv = await auditor.get('/audit/exports?q=target:plan&reason=Yearly+audit');
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(csv.text.trimEnd().split('\r\n')).toHaveLength(entries.length + 1);
    await eventually(async () => {
      const noted = TrailPageView.parse((await auditor.get('/audit/entries?q=target:trail yearly')).json());
      expect(noted.entries.map(({ targetId }) => targetId).sort()).toEqual(['export csv', 'export jsonl']);
    });
    expect(refusal(await auditor.get('/audit/exports'))).toEqual([422, 'input.invalid']);
  });

  it('is followed live by whoever has it open, which counts as one look', async () => {
    const looks = async () =>
      TrailPageView.parse((await auditor.get('/audit/entries?q=target:trail/tail')).json()).entries.length;
    const before = await looks();
    const stop = new AbortController();
    const answer = await fetch(`${app.url}/api/v1/audit/tail?q=action:placed`, { signal: stop.signal });
    const reader = (answer.body ?? new ReadableStream<Uint8Array>()).getReader();
    let text = '';
    const reading = (async () => {
      for (;;) {
        const { value, done } = await reader.read();
        if (done) return;
        text += new TextDecoder().decode(value);
      }
    })().catch(() => undefined);
    await eventually(() => {
      expect(text).toContain(': open');
    });
    const visitor = app.visitor();
    await visitor.send('PUT', '/households/me/place', { postcode: '75201' });
    await visitor.send('PUT', '/households/me/place', { postcode: '77002' });
    await eventually(() => {
      expect(text.match(/event: entry/g)).toHaveLength(2);
    });
    stop.abort();
    await reading;
    expect(text).not.toContain('A guest started');
    await eventually(async () => {
      expect(await looks()).toBe(before + 1);
    });
  });

  it('is counted by day, role and action', async () => {
    const counted = async (since: string, until: string) =>
      TrailStatisticsView.parse(
        (await auditor.get(`/audit/statistics?since=${since}&until=${until}`)).json(),
      );
    const { rows } = await app.platform.pool.query<{ all: number; refused: number }>(
      `select count(*)::int as all, (count(*) filter (where outcome = 'refused'))::int as refused
       from read_models.trust_audit_entry`,
    );
    const found = await counted('2020-01-01', today());
    expect(found.entries).toBeGreaterThanOrEqual(rows[0]?.all ?? Infinity);
    expect(found.refused).toBe(rows[0]?.refused);
    expect(found.days.reduce((sum, { entries }) => sum + entries, 0)).toBe(found.entries);
    expect(found.byRole.map(({ role }) => role).sort()).toEqual(['guest', 'system']);
    expect(found.byAction).toContainEqual(expect.objectContaining({ category: 'audit', action: 'refused' }));
    expect((await counted('2019-01-01', '2019-12-31')).entries).toBe(0);
  });
});

it('lets an admin count and follow, and not export', async () => {
  const app = await testApp({}, undefined, everybodyIs('admin'));
  expect(refusal(await app.visitor().get('/audit/exports?reason=x'))).toEqual([403, 'auth.not-allowed']);
  const counts = await app.visitor().get(`/audit/statistics?since=${today()}&until=${today()}`);
  expect(counts.status).toBe(200);
  await app.stop();
});
