import type { PublishedMappingsView } from '#projections/energy/published-mapping/published-mapping.view';
import { signedIn } from '#test/support/accounts';
import type { TestApp } from '#test/support/app';
import { testApp } from '#test/support/app';
import { circuits } from '#test/support/circuits';
import type { Client } from '#test/support/client';
import { eventually } from '#test/support/eventually';
import { refusal } from '#test/support/problem';

const REASON = 'Many people ask about this logger';
const MAPPING = {
  columns: [
    { name: 'Time', role: 'start' },
    { name: 'Kitchen (kWh)', role: 'left' },
    { name: 'Dryer (kWh)', role: 'value', channel: 'import', unit: 'kWh' },
  ],
};

describe('a mapping that is published for everybody', () => {
  let app: TestApp;
  let admin: Client;
  beforeAll(async () => {
    app = await testApp();
    ({ client: admin } = await signedIn(app, 'admin'));
  });
  afterAll(() => app.stop());

  const text = circuits('2026-01-01', 40);
  const mapping = () => {
    const names = (text.split('\n')[0] ?? '').split(',');
    return { columns: MAPPING.columns.map((column, index) => ({ ...column, name: names[index] ?? '' })) };
  };
  const upload = async (visitor: Client, wanted: string): Promise<string> => {
    const { id } = (await visitor.upload([{ name: 'c.csv', text }], 'America/Chicago')).json<{
      id: string;
    }>();
    await eventually(async () => {
      const { status } = (await visitor.get(`/usage/uploads/${id}`)).json<{ status: string }>();
      expect(status).toBe(wanted);
    }, 30_000);
    return id;
  };
  const publish = (client: Client, body: object) => client.send('POST', '/admin/mappings', body);
  const listed = async () => (await admin.get('/admin/mappings')).json<PublishedMappingsView>().mappings;

  it('needs an admin, a reason and a mapping that can be read', async () => {
    const whole = { title: 'A logger', mapping: mapping(), reason: REASON };
    const { client: auditor } = await signedIn(app, 'auditor');
    for (const client of [app.visitor(), auditor])
      expect(refusal(await publish(client, whole))).toEqual([403, 'auth.not-allowed']);
    for (const wrong of [
      { ...whole, reason: ' ' },
      { ...whole, title: '' },
      { ...whole, mapping: { columns: [{ name: 'One', role: 'start' }] } },
      {
        ...whole,
        mapping: {
          columns: [
            { name: 'One', role: 'start' },
            { name: 'Two', role: 'oracle' },
          ],
        },
      },
    ])
      expect((await publish(admin, wrong)).status).toBe(422);
    expect(await listed()).toEqual([]);
    expect((await auditor.get('/admin/mappings')).status).toBe(200);
  });

  it('reads such tables without asking, until it is taken back', async () => {
    await upload(app.visitor(), 'needs-mapping');
    const { id } = (await publish(admin, { title: 'A logger', mapping: mapping(), reason: REASON })).json<{
      id: string;
    }>();
    const home = app.visitor();
    await upload(home, 'imported');
    const year = (await home.get('/usage/year')).json<{ quality: { meteredKwh: string } }>();
    expect(year.quality.meteredKwh).toBe('240');
    await eventually(async () => {
      expect(await listed()).toMatchObject([{ mappingId: id, title: 'A logger' }]);
    });
    const back = await admin.send('POST', `/admin/mappings/${id}/withdrawal`, { reason: REASON });
    expect(back.status).toBe(202);
    await upload(app.visitor(), 'needs-mapping');
    expect(refusal(await admin.send('POST', `/admin/mappings/${id}/withdrawal`, { reason: REASON }))).toEqual(
      [404, 'usage.unknown-mapping'],
    );
  });

  it('gives way to what a home has said itself', async () => {
    const home = app.visitor();
    const first = await upload(home, 'needs-mapping');
    const kitchen = {
      columns: mapping().columns.map((column, index) =>
        index === 1
          ? { name: column.name, role: 'value', channel: 'import', unit: 'kWh' }
          : { name: column.name, role: index === 0 ? 'start' : 'left' },
      ),
    };
    expect((await home.send('POST', `/usage/uploads/${first}/mapping`, kitchen)).status).toBe(202);
    await eventually(async () => {
      const { status } = (await home.get(`/usage/uploads/${first}`)).json<{ status: string }>();
      expect(status).toBe('imported');
    }, 30_000);
    await publish(admin, { title: 'A logger', mapping: mapping(), reason: REASON });
    await upload(home, 'imported');
    const year = (await home.get('/usage/year')).json<{ quality: { meteredKwh: string } }>();
    expect(year.quality.meteredKwh).not.toBe('240');
  });
});
