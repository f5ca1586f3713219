import { randomUUID } from 'node:crypto';
import { Auditing } from '#api/platform/auditing/auditing';
import type { RecordedEvent } from '#api/platform/event-store/port/event-store';
import { systemStamp } from '#api/platform/deciding/system-stamp';
import type { TestApp } from '#test/support/app';
import { testApp } from '#test/support/app';
import { collect } from '#test/support/events';
import { eventually } from '#test/support/eventually';
import { refusal } from '#test/support/problem';

describe('what was refused', () => {
  let app: TestApp;
  const told = (type: string): Promise<RecordedEvent[]> =>
    collect(app.platform.store.readAll({ filter: { types: [type] } }));
  const refusals = () => told('trust.command-refused.v1');
  beforeAll(async () => {
    app = await testApp();
  });
  afterAll(() => app.stop());

  it('stands in the log with who, what and why, and nothing of the device', async () => {
    const visitor = app.visitor();
    await visitor.get('/session');
    const id = randomUUID();
    expect((await visitor.get(`/recommendations/${id}`)).status).toBe(404);
    await visitor.send('PUT', '/households/me/place', { postcode: 'a secret word' });
    const found = await eventually(async () => {
      const all = await refusals();
      expect(all).toHaveLength(2);
      return all;
    });
    expect(found.map(({ data }) => [data['commandType'], data['target']])).toEqual(
      expect.arrayContaining([
        ['GET /api/v1/recommendations/:recommendationId', { type: 'recommendation', id }],
        ['PUT /api/v1/households/me/place', null],
      ]),
    );
    for (const { data, metadata } of found) {
      expect(metadata).toMatchObject({ actor: { kind: 'guest' }, role: 'guest' });
      expect(metadata.sessionId).toBeDefined();
      expect(metadata.client).toBeUndefined();
      expect(data['client']).toMatch(/^[0-9a-f]{64}$/);
    }
    const text = JSON.stringify(found.map(({ data, metadata }) => [data, metadata]));
    expect(text).not.toMatch(/127\.0\.0\.1|secret word/);
  });

  it('is counted once it becomes a flood, and the count is written when the program ends', async () => {
    const before = (await refusals()).length;
    const shared = await testApp({}, app.database);
    const visitor = shared.visitor();
    await visitor.get('/session');
    for (let n = 0; n < 40; n += 1)
      expect(refusal(await visitor.get(`/recommendations/${randomUUID()}`))[0]).toBe(404);
    await shared.stop();
    expect((await refusals()).length - before).toBe(10);
    expect((await told('trust.refusals-counted.v1')).map(({ data }) => data['times'])).toEqual([30]);
  });

  it('does not touch reads that found nothing', async () => {
    const before = (await refusals()).length;
    const visitor = app.visitor();
    await visitor.get('/usage/year');
    await visitor.get('/nothing/here');
    await visitor.send('PUT', '/households/me/place', { postcode: 'nowhere' });
    await eventually(async () => {
      expect((await refusals()).length).toBe(before + 1);
    });
  });
});

describe('a privileged read', () => {
  it('is in the log before it is answered, with its reason and home', async () => {
    const app = await testApp();
    const [viewed, householdId] = [randomUUID(), randomUUID()];
    await app.nest
      .get(Auditing)
      .viewed(
        { target: { type: 'recommendation', id: viewed }, householdId, fields: ['body'] },
        { ...systemStamp('a test', undefined), commandId: 'x', reason: 'A complaint' },
      );
    const types = ['trust.record-viewed.v1'];
    const [event] = await collect(app.platform.store.readAll({ filter: { types } }));
    expect(event).toMatchObject({
      data: {
        target: { type: 'recommendation', id: viewed },
        householdId,
        fields: ['body'],
        reason: 'A complaint',
      },
      metadata: { reason: 'A complaint' },
    });
    await app.stop();
  });

  it('is not made where nobody records it', async () => {
    const read = { target: { type: 'household', id: 'x' }, fields: [] };
    const stamp = { ...systemStamp('a test', undefined), commandId: 'x' };
    await expect(new Auditing().viewed(read, stamp)).rejects.toMatchObject({
      code: 'auditing.not-recorded',
    });
  });
});
