import type { TestApp } from '#test/support/app';
import { testApp } from '#test/support/app';
import { eventually } from '#test/support/eventually';
import { BUILD, RUNTIME } from '../build.js';
import type { RecordedEvent } from '../event-store/port/event-store.js';

const BROWSER = 'Marker-Browser/7 (a device of one person)';

describe('what an event says of its origin', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await testApp();
  });
  afterAll(() => app.stop());

  const eventsOf = async (householdId: string): Promise<readonly RecordedEvent[]> => {
    const found: RecordedEvent[] = [];
    for await (const event of app.platform.store.readAll())
      if (event.data['householdId'] === householdId) found.push(event);
    return found;
  };

  it('is who sent which command, in which request and session, and which build decided it', async () => {
    const visitor = app.visitor();
    const { householdId } = (await visitor.get('/session')).json<{ householdId: string }>();
    const sent = await visitor.send(
      'PUT',
      '/households/me/place',
      { postcode: '75201' },
      { 'x-request-id': 'chosen-by-client', 'user-agent': BROWSER },
    );
    const placed = (await eventsOf(householdId)).find(({ type }) => type === 'energy.household-place-set.v1');
    const requestId = sent.headers.get('x-request-id');
    expect(placed?.metadata).toMatchObject({
      actor: { kind: 'guest' },
      role: 'guest',
      commandType: 'energy.household.set-place',
      requestId,
      clientRequestId: 'chosen-by-client',
      correlationId: requestId,
      causationId: requestId,
      build: { ...RUNTIME, engineDigest: BUILD.engineDigest },
    });
    expect(BUILD.engineDigest).toMatch(/^[0-9a-f]{64}$/);
    expect(requestId).not.toBe('chosen-by-client');
    expect(placed?.metadata.sessionId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('holds the client sealed, opens it while the home exists, and loses it with the home', async () => {
    const visitor = app.visitor();
    const { householdId } = (await visitor.get('/session')).json<{ householdId: string }>();
    await visitor.send('PUT', '/households/me/place', { postcode: '75201' }, { 'user-agent': BROWSER });
    const before = await eventsOf(householdId);
    expect(before.length).toBeGreaterThan(1);
    expect(JSON.stringify(before.map(({ metadata }) => metadata))).not.toContain('Marker-Browser');
    const opened = await app.platform.sealing.openValue(before.map(({ metadata }) => metadata.client));
    expect(opened).toEqual(before.map(() => ({ ip: '127.0.0.1', userAgent: BROWSER })));

    expect((await visitor.call('DELETE', '/households/me', {})).status).toBe(202);
    await eventually(async () => {
      const left = await app.platform.sealing.openValue(
        (await eventsOf(householdId)).map(({ metadata }) => metadata.client),
      );
      expect(
        new Set(left.filter((client) => client !== undefined).map((client) => JSON.stringify(client))),
      ).toEqual(new Set(['{"$erased":true}']));
    });
  });

  it('names the part of the system that acts, and continues the chain of what caused it', async () => {
    const seeded: RecordedEvent[] = [];
    const filter = { types: ['energy.plan-edition-recorded.v1'] };
    for await (const event of app.platform.store.readAll({ filter, maxCount: 1 })) seeded.push(event);
    expect(seeded[0]?.metadata).toMatchObject({
      actor: { id: 'seed-catalogue', kind: 'system' },
      role: 'system',
      commandType: expect.stringMatching(/^energy\.[a-z-]+/),
    });
    expect(seeded[0]?.metadata.client).toBeUndefined();
  });
});
