import { createHash } from 'node:crypto';
import { collect } from '#test/support/events';
import type { TestApp } from '#test/support/app';
import { testApp } from '#test/support/app';
import type { Client } from '#test/support/client';
import { sampleHomeFile } from '#domain/energy/usage/own-files/sample-homes';
import type { RecordedEvent } from '#api/platform/event-store/port/event-store';

const text = sampleHomeFile('houston-house') ?? '';

describe('the digests of an upload', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await testApp();
  });
  afterAll(() => app.stop());

  const upload = async (visitor: Client): Promise<string> => {
    const { id } = (await visitor.upload([{ name: 'year.csv', text }])).json<{ id: string }>();
    expect(await visitor.outcome(id)).toMatchObject({ status: 'imported' });
    return id;
  };
  const eventsOf = (id: string): Promise<readonly RecordedEvent[]> =>
    collect(app.platform.store.readStream(`energy.usage-${id}`));
  const told = async (id: string) => {
    const events = await eventsOf(id);
    const data = (type: string) => events.find((event) => event.type === type)?.data ?? {};
    const [file] = (data('energy.usage-uploaded.v1')['files'] ?? []) as readonly { digest: string }[];
    const { readingsDigest, conclusionDigest, digest } = data('energy.usage-imported.v1');
    return { file: file?.digest, readingsDigest, conclusionDigest, digest };
  };

  it('are the same for the same bytes in one home, and others in every other home', async () => {
    const [ours, theirs] = [app.visitor(), app.visitor()];
    await Promise.all([ours.get('/session'), theirs.get('/session')]);
    const first = await told(await upload(ours));
    const again = await told(await upload(ours));
    const elsewhere = await told(await upload(theirs));
    expect(again).toEqual(first);
    for (const name of ['file', 'readingsDigest', 'conclusionDigest', 'digest'] as const) {
      expect(first[name]).toMatch(/^[0-9a-f]{64}$/);
      expect(elsewhere[name]).not.toBe(first[name]);
    }
    expect(new Set(Object.values(first)).size).toBe(4);
  });

  it('are nothing that somebody with the file could compute', async () => {
    const visitor = app.visitor();
    const id = await upload(visitor);
    const written = JSON.stringify(await eventsOf(id), (_, value: unknown) =>
      typeof value === 'bigint' ? String(value) : value,
    );
    for (const encoding of ['hex', 'base64'] as const)
      expect(written).not.toContain(createHash('sha256').update(text).digest(encoding));
  });

  it('tell a correction from what it corrects', async () => {
    const visitor = app.visitor();
    const uploaded = await upload(visitor);
    const correction = { meters: null, withoutOutliers: true };
    const sent = await visitor.send('POST', `/usage/uploads/${uploaded}/corrections`, correction);
    const [corrected] = await eventsOf(sent.json<{ id: string }>().id);
    expect(corrected?.type).toBe('energy.usage-corrected.v1');
    expect(corrected?.data['conclusionDigest']).toMatch(/^[0-9a-f]{64}$/);
    expect(corrected?.data['conclusionDigest']).not.toBe((await told(uploaded)).conclusionDigest);
  });
});
