import type { TestApp } from '#test/support/app';
import { testApp } from '#test/support/app';
import type { Client } from '#test/support/client';
import { collect } from '#test/support/events';
import { eventually } from '#test/support/eventually';
import { refusal } from '#test/support/problem';
import { circuits } from '#test/support/circuits';
import type {
  TableMappingView,
  UsageQuestionView,
} from '#projections/energy/usage-upload/usage-question.view';

const ZONE = 'America/Chicago';

interface Upload {
  readonly status: string;
  readonly question: UsageQuestionView | null;
  readonly problem: { readonly code: string } | null;
}

describe('a table that can be read in several ways', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await testApp();
  });
  afterAll(() => app.stop());

  const file = (from = '2026-01-01') => [{ name: 'circuits.csv', text: circuits(from, 40) }];
  const see = async (visitor: Client, id: string, wanted: string): Promise<Upload> =>
    eventually(async () => {
      const upload = (await visitor.get(`/usage/uploads/${id}`)).json<Upload>();
      expect([upload.status, upload.problem]).toEqual([wanted, null]);
      return upload;
    }, 30_000);
  const send = async (visitor: Client, from?: string, zone: string | undefined = ZONE): Promise<string> =>
    (await visitor.upload(file(from), zone)).json<{ id: string }>().id;
  const asked = async (visitor: Client, id: string) => {
    const { question } = await see(visitor, id, 'needs-mapping');
    if (question?.outcome !== 'needs-mapping') throw new Error('not asked about its columns');
    return question;
  };
  const confirm = (visitor: Client, id: string, mapping: object) =>
    visitor.send('POST', `/usage/uploads/${id}/mapping`, mapping);
  const meteredKwh = async (visitor: Client) =>
    (await visitor.get('/usage/year')).json<{ quality: { meteredKwh: string } }>().quality.meteredKwh;
  /** One column is bought, the others are not read. */
  const only = (mapping: TableMappingView, name: string): TableMappingView => ({
    ...mapping,
    columns: mapping.columns.map((column) =>
      column.name === name
        ? { name, role: 'value', channel: 'import', unit: 'kWh' }
        : { name: column.name, role: column.role === 'start' ? 'start' : 'left' },
    ),
  });

  it('is asked about, keeps its bytes, and is read as it is told', async () => {
    const visitor = app.visitor();
    const id = await send(visitor);
    const { question, proposals, rows, preview } = await asked(visitor, id);
    expect(question).toContain('Which of these columns');
    expect(rows[0]).toEqual(['2026-01-01 00:00', '0.1', '0.25']);
    expect(preview[0]).toMatchObject({ day: '2026-01-01', kwh: '8.4' });
    const [all] = proposals;
    if (all === undefined) throw new Error('nothing proposed');
    const dryer = only(all.mapping, 'Dryer (kWh)');
    const looked = await visitor.send('POST', `/usage/uploads/${id}/mapping/preview`, dryer);
    expect(looked.json()).toMatchObject({
      problem: null,
      totals: [{ channel: 'import', kwh: '240', readings: 960 }],
      ...{ firstDay: '2026-01-01', lastDay: '2026-02-09' },
    });
    expect((await confirm(visitor, id, dryer)).status).toBe(202);
    await see(visitor, id, 'imported');
    expect(await meteredKwh(visitor)).toBe('240');
    await eventually(async () => {
      const kept = await app.platform.pool.query('select from blobs.pieces where blob_id like $1', [
        `${id}/%`,
      ]);
      expect(kept.rowCount).toBe(0);
    });
    expect(refusal(await confirm(visitor, id, dryer))).toEqual([409, 'usage.nothing-asked']);
  });

  it('is read at once the next time, at this home alone, until it is forgotten', async () => {
    const visitor = app.visitor();
    const first = await send(visitor);
    const [, kitchen] = (await asked(visitor, first)).proposals;
    if (kitchen === undefined) throw new Error('nothing proposed');
    await confirm(visitor, first, only(kitchen.mapping, 'Kitchen (kWh)'));
    await see(visitor, first, 'imported');
    await see(visitor, await send(visitor, '2025-11-10'), 'imported');
    expect(await meteredKwh(visitor)).toBe('96');
    const other = app.visitor();
    await asked(other, await send(other));
    expect((await visitor.send('DELETE', '/usage/confirmed-tables', {})).status).toBe(202);
    await asked(visitor, await send(visitor));
  });

  it('refuses what does not fit with words, before and after the file is read again', async () => {
    const visitor = app.visitor();
    const id = await send(visitor);
    const [proposal] = (await asked(visitor, id)).proposals;
    if (proposal === undefined) throw new Error('nothing proposed');
    const { columns } = proposal.mapping;
    const none = { columns: columns.map(({ name }) => ({ name, role: 'left' })) };
    const [time, ...values] = columns;
    for (const wrong of [none, { columns: [time, { name: 'Garage', role: 'left' }] }]) {
      expect(refusal(await confirm(visitor, id, wrong))).toEqual([422, 'usage.mapping-unfit']);
      const looked = await visitor.send('POST', `/usage/uploads/${id}/mapping/preview`, wrong);
      expect(looked.json()).toMatchObject({ problem: { code: 'usage.mapping-unfit' }, totals: [] });
    }
    expect(refusal(await confirm(visitor, id, { columns: [] }))).toEqual([422, 'input.invalid']);
    expect(refusal(await confirm(app.visitor(), id, proposal.mapping))).toEqual([
      404,
      'usage.unknown-upload',
    ]);
    const kwhAsTime = { columns: [{ ...time, role: 'left' }, { ...values[0], role: 'start' }, values[1]] };
    expect((await confirm(visitor, id, kwhAsTime)).status).toBe(202);
    const again = await eventually(async () => {
      const { question } = await see(visitor, id, 'needs-mapping');
      expect(question?.refusal).toMatch(/\w/);
      return question;
    });
    expect(again?.proposals).toHaveLength(3);
  });

  it('asks which clock it is on where nothing says it, and remembers that too', async () => {
    const visitor = app.visitor();
    const plain = (from: string) => [{ name: 'hours.csv', text: circuits(from, 40, ['Usage (kWh)']) }];
    const { id } = (await visitor.upload(plain('2026-01-01'))).json<{ id: string }>();
    const { question } = await see(visitor, id, 'needs-zone');
    expect(question).toMatchObject({
      outcome: 'needs-zone',
      preview: [{ day: '2026-01-01', kwh: '2.4' }, {}, {}],
    });
    expect(refusal(await visitor.send('POST', `/usage/uploads/${id}/zone`, { zone: 'Moon/Crater' }))).toEqual(
      [422, 'input.invalid'],
    );
    expect((await visitor.send('POST', `/usage/uploads/${id}/zone`, { zone: ZONE })).status).toBe(202);
    await see(visitor, id, 'imported');
    expect((await visitor.get('/usage/year')).json()).toMatchObject({ quality: { zone: ZONE } });
  });

  it('can be taken back, and leaves nothing readable once its home is erased', async () => {
    const visitor = app.visitor();
    const taken = await send(visitor);
    await asked(visitor, taken);
    expect((await visitor.call('DELETE', `/usage/uploads/${taken}`, {})).status).toBe(202);
    await see(visitor, taken, 'cancelled');
    const id = await send(visitor);
    const [proposal] = (await asked(visitor, id)).proposals;
    await confirm(visitor, id, proposal?.mapping ?? {});
    await see(visitor, id, 'imported');
    const waiting = await send(visitor, '2026-05-01', '');
    await see(visitor, waiting, 'imported');
    const { householdId } = (await visitor.get('/session')).json<{ householdId: string }>();
    const log = async () =>
      JSON.stringify(await collect(app.platform.store.readAll()), (_, value: unknown) =>
        typeof value === 'bigint' ? String(value) : value,
      );
    expect(await log()).not.toMatch(/Kitchen|Dryer/);
    expect((await visitor.call('DELETE', '/households/me', {})).status).toBeLessThan(300);
    await eventually(async () => {
      const rows = await app.platform.pool.query(
        'select from read_models.energy_usage_upload where "household_id" = $1',
        [householdId],
      );
      expect(rows.rowCount).toBe(0);
    });
  });
});
