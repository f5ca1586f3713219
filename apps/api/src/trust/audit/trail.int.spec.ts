import { randomUUID } from 'node:crypto';
import { contexts } from '#api/contexts';
import { signedIn } from '#test/support/accounts';
import { everybodyIs } from '#test/support/as-auditor';
import type { TestApp } from '#test/support/app';
import { testApp } from '#test/support/app';
import type { Client } from '#test/support/client';
import { eventually } from '#test/support/eventually';
import { refusal } from '#test/support/problem';
import { rebuild } from '#api/platform/following/rebuild';
import { verify } from '#api/platform/following/verify';
import {
  TrailEntryView,
  CorrelationView,
  TrailPageView,
} from '#projections/trust/audit-entry/audit-entry.view';

describe('the audit trail', () => {
  let app: TestApp;
  let auditor: Client;
  let householdId: string;
  const search = async (q: string, rest = ''): Promise<TrailPageView> => {
    const answer = await auditor.get(`/audit/entries?q=${encodeURIComponent(q)}${rest}`);
    expect([answer.status, answer.status === 200 ? '' : answer.text]).toEqual([200, '']);
    return TrailPageView.parse(answer.json());
  };
  const said = async (q: string, rest = '') => (await search(q, rest)).entries.map(({ summary }) => summary);
  beforeAll(async () => {
    app = await testApp({}, undefined, everybodyIs('auditor'));
    auditor = app.visitor();
    await auditor.get('/session');
    const visitor = app.visitor();
    householdId = (await visitor.get('/session')).json<{ householdId: string }>().householdId;
    await visitor.send('PUT', '/households/me/place', { postcode: '75201' });
    await visitor.send('POST', '/usage/samples/dallas-flat', null);
    await visitor.send('PUT', '/households/me/place', { postcode: 'no such place' });
    await eventually(async () => {
      expect(await said(`home:${householdId} action:imported`)).toHaveLength(1);
      expect(await said('outcome:refused')).toHaveLength(1);
    }, 30_000);
  });
  afterAll(() => app.stop());

  it('tells what was done in plain sentences, newest first', async () => {
    expect(await said(`home:${householdId} -action:recorded`)).toEqual([
      'TreeBeard read the usage and concluded the year that plans are priced on.',
      'A guest took a sample home.',
      'A guest said where the home is.',
      'A guest started with a new home.',
    ]);
    expect(await said('outcome:refused')).toEqual([
      expect.stringMatching(/^A guest was refused PUT \/api\/v1\/households\/me\/place: \S+\.$/),
    ]);
  });

  it('finds by each qualifier, by words, and by several at once', async () => {
    const [placed] = (await search(`home:${householdId} action:placed`)).entries;
    if (placed === undefined) throw new Error('nothing found');
    const { actorId, sessionId, correlationId, eventId, type } = placed;
    for (const q of [
      `actor:${actorId} action:placed`,
      `session:${String(sessionId)} type:${type}`,
      `correlation:${correlationId} type:energy.household-place-set`,
      `event:${eventId}`,
      `category:households action:placed home:${householdId} kind:guest role:guest outcome:done`,
      `target:household/${householdId} action:placed`,
      `target:${householdId} where home`,
      `home:${householdId} wher the "home"`,
      `home:${householdId} action:placed created:>=2020-01-01 created:<2200-01-01`,
    ])
      expect((await search(q)).entries.map(({ position }) => position)).toContain(placed.position);
    for (const q of [
      `event:${eventId} role:admin`,
      `event:${eventId} nonsense`,
      `event:${eventId} -where`,
      `event:${eventId} -action:placed`,
      `event:${eventId} created:<2020-01-01`,
    ])
      expect((await search(q)).entries).toEqual([]);
    expect(await said('', `&home=${householdId}&action=placed`)).toHaveLength(1);
    expect(refusal(await auditor.get('/audit/entries?q=colour:red'))).toEqual([
      422,
      'audit.unknown-qualifier',
    ]);
    expect(refusal(await auditor.get('/audit/entries?colour=red'))).toEqual([422, 'input.invalid']);
  });

  it('is in the order of the log, whatever the number of digits', async () => {
    const positions: bigint[] = [];
    for (let after: string | null = '2000'; after !== null;) {
      const page: TrailPageView = await search('', `&limit=37&after=${after}`);
      positions.push(...page.entries.map(({ position }) => BigInt(position)));
      after = page.next;
    }
    expect(positions.length).toBeGreaterThan(100);
    expect(positions).toEqual(positions.map((_, index) => BigInt(positions.length - index)));
  });

  it('finds what was recorded before an instant, by whole pages, wherever that lies', async () => {
    const { rows } = await app.platform.pool.query<{ position: string; at: string }>(
      `select position::text, to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
       from read_models.trust_audit_entry as entry where position % 20 = 3 order by entry.position`,
    );
    expect(rows.length).toBeGreaterThan(5);
    for (const { at } of rows) {
      const earlier = await app.platform.pool.query<{ count: string }>(
        'select count(*) from read_models.trust_audit_entry where recorded_at < $1',
        [at],
      );
      const { entries } = await search('', `&until=${at}&limit=200`);
      expect(entries).toHaveLength(Math.min(200, Number(earlier.rows[0]?.count)));
    }
  });

  it('pages without a gap or a repeat while new entries come in', async () => {
    const whole = (await search('target:plan', '&limit=60')).entries.map(({ position }) => position);
    expect(whole).toHaveLength(60);
    const found: string[] = [];
    let after: string | null = null;
    for (let page = 0; page < 6; page += 1) {
      const part: TrailPageView = await search(
        'target:plan',
        `&limit=10${after === null ? '' : `&after=${after}`}`,
      );
      found.push(...part.entries.map(({ position }) => position));
      after = part.next;
      await app.visitor().send('PUT', '/households/me/place', { postcode: '75201' });
    }
    expect(found).toEqual(whole);
  });

  it('holds nothing that is sealed, and opens it for a reason that stands in the trail', async () => {
    const [placed] = (await search(`home:${householdId} action:placed`)).entries;
    const path = `/audit/entries/${String(placed?.position)}`;
    const closed = TrailEntryView.parse((await auditor.get(path)).json());
    expect(JSON.stringify(closed)).not.toContain('75201');
    expect(closed).toMatchObject({ isOpened: false, event: { streamId: `energy.household-${householdId}` } });
    expect(closed.previous).not.toBeNull();
    expect(refusal(await auditor.get(`${path}/opened`))).toEqual([422, 'input.invalid']);
    const opened = TrailEntryView.parse((await auditor.get(`${path}/opened?reason=A+complaint`)).json());
    expect(opened.event.data).toMatchObject({ place: { postcode: '75201' } });
    const [looked] = await eventually(async () => {
      const { entries } = await search(`home:${householdId} action:viewed`);
      expect(entries).toHaveLength(1);
      return entries;
    });
    expect(looked).toMatchObject({
      reason: 'A complaint',
      targetType: 'event',
      summary: `A guest looked at event ${String(placed?.position)} (energy.household-place-set.v1).`,
    });
    expect(refusal(await auditor.get('/audit/entries/999999999'))).toEqual([404, 'audit.no-entry']);
  });

  it('shows what one request led to, each under what caused it', async () => {
    const [upload] = (await search(`home:${householdId} action:uploaded`)).entries;
    const answer = await auditor.get(`/audit/correlations/${String(upload?.correlationId)}`);
    const { nodes, isCut } = CorrelationView.parse(answer.json());
    expect(isCut).toBe(false);
    expect(nodes[0]).toMatchObject({ depth: 0, entry: { action: 'uploaded' } });
    const imported = nodes.find(({ entry }) => entry.action === 'imported');
    expect(imported?.depth).toBeGreaterThan(0);
  });

  it('records each search, by its words', async () => {
    const word = `w${randomUUID().replaceAll('-', '')}`;
    await search(word);
    await eventually(async () => {
      expect(await said(`target:trail ${word}`)).toContain(`A guest searched the trail for ${word}.`);
    });
  });

  it('is the same after a rebuild', async () => {
    const projection = contexts
      .flatMap(({ projections }) => projections)
      .find(({ name }) => name === 'trust.audit-entry.v1');
    if (projection === undefined) throw new Error('no such projection');
    expect((await verify(projection, app.platform)).isSame).toBe(true);
    const before = await said('target:plan', '&limit=200');
    expect(before.length).toBeGreaterThan(60);
    await rebuild(projection, app.platform);
    expect(await said('target:plan', '&limit=200')).toEqual(before);
  });
});

describe('who may read the trail', () => {
  const paths = [
    '/audit/entries',
    '/audit/entries/1',
    '/audit/entries/1/opened?reason=x',
    '/audit/correlations/x',
  ];

  it('is an auditor, an admin who opens nothing that is sealed, and nobody else', async () => {
    const app = await testApp();
    const answersTo = async (client: Client) =>
      Promise.all(paths.map(async (path) => (await client.get(path)).status));
    expect(await answersTo((await signedIn(app, 'auditor')).client)).toEqual([200, 200, 200, 200]);
    expect(await answersTo((await signedIn(app, 'admin')).client)).toEqual([200, 200, 403, 200]);
    const others = [
      app.visitor(),
      (await signedIn(app, 'consumer')).client,
      (await signedIn(app, 'support')).client,
    ];
    for (const client of others) expect(await answersTo(client)).toEqual([403, 403, 403, 403]);
    await app.stop();
  });

  it('tells an auditor by their account', async () => {
    const app = await testApp();
    const { client, accountId } = await signedIn(app, 'auditor');
    await client.get('/audit/entries?q=something');
    await eventually(async () => {
      const { entries } = TrailPageView.parse((await client.get('/audit/entries?q=target:trail')).json());
      const [first] = entries.filter(({ summary }) => summary.includes('something'));
      expect(first).toMatchObject({ actorId: accountId, actorKind: 'account', role: 'auditor' });
      expect(first?.summary).toBe('An auditor searched the trail for something.');
    });
    await app.stop();
  });
});
