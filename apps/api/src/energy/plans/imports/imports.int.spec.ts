import type { Plan } from '#domain/energy/plans/plan';
import { seedCatalogue } from '#domain/energy/plans/seed-catalogue';
import type {
  CatalogueImportView,
  CatalogueOverviewView,
  CataloguePlanView,
} from '#projections/energy/catalogue/catalogue-import.view';
import { signedIn } from '#test/support/accounts';
import type { TestApp } from '#test/support/app';
import { testApp } from '#test/support/app';
import type { Answer, Client } from '#test/support/client';
import { collect } from '#test/support/events';
import { eventually } from '#test/support/eventually';
import { refusal } from '#test/support/problem';

const reading = { source: 'north', format: 'own', asOf: '2026-11-30', market: null, utilities: [] };
const reason = 'The list of November';

const plans = seedCatalogue()
  .filter(({ market }) => market === 'us-tx')
  .slice(0, 30)
  .map((plan, index): Plan => ({
    ...plan,
    planId: `north-${String(index)}`,
    name: `North ${String(index)}`,
  }));

describe('imports into the catalogue', () => {
  let app: TestApp;
  let admin: Client;
  let auditor: Client;
  beforeAll(async () => {
    app = await testApp();
    admin = (await signedIn(app, 'admin')).client;
    auditor = (await signedIn(app, 'auditor')).client;
  });
  afterAll(() => app.stop());

  const send = (
    text: string,
    by: Client = admin,
    fields: Readonly<Record<string, string>> = {},
  ): Promise<Answer> => {
    const form = new FormData();
    const all = { reading: JSON.stringify(reading), reason, ...fields };
    for (const [name, value] of Object.entries(all)) form.append(name, value);
    form.append('file', new Blob([text]), 'north.json');
    return by.call('POST', '/admin/catalogue/imports/file', { body: form });
  };
  const idOf = (answer: Answer): string => {
    expect([answer.status, answer.text]).toEqual([202, expect.stringContaining('"id"') as string]);
    return answer.json<{ id: string }>().id;
  };
  const reached = (importId: string, ...statuses: readonly string[]): Promise<CatalogueImportView> =>
    eventually(async () => {
      const found = (await auditor.get(`/admin/catalogue/imports/${importId}`)).json<CatalogueImportView>();
      expect(statuses).toContain(found.status);
      return found;
    }, 30_000);
  const confirm = (importId: string, more: object = {}) =>
    admin.send('POST', `/admin/catalogue/imports/${importId}/confirm`, { reason, ...more });
  const imported = async (list: readonly Plan[], more: object = {}): Promise<CatalogueImportView> => {
    const importId = idOf(await send(JSON.stringify(list)));
    await reached(importId, 'checked');
    idOf(await confirm(importId, more));
    return reached(importId, 'done');
  };
  const overview = async () => (await auditor.get('/admin/catalogue')).json<CatalogueOverviewView>();

  it('are compared, confirmed and applied, each step an event with its reason', async () => {
    const importId = idOf(await send(JSON.stringify(plans)));
    const checked = await reached(importId, 'checked');
    expect(checked.report?.counts).toMatchObject({ added: 30, changed: 0, withdrawn: 0 });
    expect((await admin.get('/plans/north-0')).status).toBe(404);
    idOf(await confirm(importId));
    await reached(importId, 'done');
    expect((await admin.get('/plans/north-0')).status).toBe(200);
    const { revision, sources, history } = await overview();
    expect(revision).toBe(checked.revisionAfter);
    expect(sources).toContainEqual(expect.objectContaining({ source: 'north', plans: 30 }));
    const actor = { kind: 'account' };
    expect(history[0]).toMatchObject({ what: 'imported', subject: 'north', revision, reason, actor });
    const events = await collect(app.platform.store.readStream(`energy.catalogue_import-${importId}`));
    expect(events.map(({ type, metadata }) => [type, metadata.actor.kind, metadata.reason])).toEqual([
      ['energy.catalogue-import-requested.v1', 'account', reason],
      ['energy.catalogue-import-checked.v1', 'system', undefined],
      ['energy.catalogue-import-confirmed.v1', 'account', reason],
      ['energy.catalogue-import-done.v1', 'system', reason],
    ]);
  });

  it('go back to how the catalogue was, whatever came in between', async () => {
    await imported(plans);
    const before = await overview();
    const { history } = before;
    await imported(plans.slice(0, 5), { allowWithdrawing: true });
    expect((await overview()).revision).not.toBe(before.revision);
    const rollback = { position: history[0]?.position ?? '', reason: 'The list was cut short' };
    const importId = idOf(await admin.send('POST', '/admin/catalogue/imports/rollback', rollback));
    const checked = await reached(importId, 'checked');
    expect(checked.report?.counts.added).toBe(25);
    idOf(await confirm(importId));
    await reached(importId, 'done');
    expect((await overview()).revision).toBe(before.revision);
  });

  it('that withdraw most plans of a list want a clear yes', async () => {
    await imported(plans);
    const importId = idOf(await send(JSON.stringify(plans.slice(0, 3))));
    await reached(importId, 'checked');
    expect(refusal(await confirm(importId))).toEqual([409, 'plans.needs-confirmation']);
    const cancel = { reason: 'It was cut short' };
    idOf(await admin.send('POST', `/admin/catalogue/imports/${importId}/cancel`, cancel));
    expect((await reached(importId, 'ended')).problem).toBeNull();
    expect(refusal(await confirm(importId, { allowWithdrawing: true }))).toEqual([
      409,
      'plans.import-not-open',
    ]);
  });

  it('that were compared with an older catalogue are not applied', async () => {
    await imported(plans);
    const importId = idOf(await send(JSON.stringify(plans.slice(1))));
    await reached(importId, 'checked');
    idOf(await admin.send('POST', '/admin/catalogue/plans/north-7/withdraw', { reason: 'A wrong price' }));
    expect(refusal(await confirm(importId))).toEqual([409, 'plans.catalogue-moved']);
    // What was withdrawn by hand stays out until it is published.
    const next = await imported(plans);
    expect(next.report?.kept.map(({ planId }) => planId)).toEqual(['north-7']);
    expect((await admin.get('/plans/north-7')).status).toBe(404);
  });

  it('end with the reason where a list cannot be used, and leave no bytes', async () => {
    const broken = idOf(await send('{"plans": [{}]}'));
    expect((await reached(broken, 'ended')).problem?.code).toBe('plans.bad-list');
    const inside = { url: 'http://127.0.0.1:1/list', reading, reason };
    const address = idOf(await admin.send('POST', '/admin/catalogue/imports/address', inside));
    expect((await reached(address, 'ended')).problem?.code).toBe('plans.address-refused');
    await eventually(async () => {
      const { rows } = await app.platform.pool.query('select from blobs.pieces where blob_id like $1', [
        `${broken}/%`,
      ]);
      expect(rows).toEqual([]);
    });
    expect(refusal(await send('', admin))).toEqual([422, 'plans.empty-file']);
    expect(refusal(await send('[]', admin, { reason: ' ' }))).toEqual([422, 'plans.bad-form']);
    expect(refusal(await send('[]', admin, { reading: '{' }))).toEqual([422, 'plans.bad-form']);
  });

  it('are for admins; auditors look, and nobody else does', async () => {
    const guest = app.visitor();
    const consumer = (await signedIn(app, 'consumer')).client;
    for (const other of [guest, consumer]) {
      expect(refusal(await other.get('/admin/catalogue'))).toEqual([403, 'auth.not-allowed']);
      expect(refusal(await send('[]', other))).toEqual([403, 'auth.not-allowed']);
    }
    expect((await auditor.get('/admin/catalogue')).status).toBe(200);
    expect(refusal(await send('[]', auditor))).toEqual([403, 'auth.not-allowed']);
    const withdraw = { reason: 'x' };
    const by = await auditor.send('POST', '/admin/catalogue/plans/north-1/withdraw', withdraw);
    expect(refusal(by)).toEqual([403, 'auth.not-allowed']);
  });
});

describe('a plan written by hand', () => {
  let app: TestApp;
  let admin: Client;
  beforeAll(async () => {
    app = await testApp();
    admin = (await signedIn(app, 'admin')).client;
  });
  afterAll(() => app.stop());

  const [plan = plans[0] as Plan] = plans;
  const written: Plan = { ...plan, planId: 'by-hand-1', name: 'By hand' };
  const path = '/admin/catalogue/plans/by-hand-1';
  const draft = (text: string) => admin.send('PUT', `${path}/draft`, { text, reason: 'A new product' });
  const shown = async (after: Answer) =>
    (
      await admin.get(`${path}?after=${after.json<{ position: string }>().position}`)
    ).json<CataloguePlanView>();

  it('is drafted, validated in words, published and withdrawn', async () => {
    const wrong = await draft(JSON.stringify({ ...written, rating: 9 }));
    expect((await shown(wrong)).draft?.problems).toEqual([expect.objectContaining({ where: 'rating' })]);
    const early = await admin.send('POST', `${path}/publish`, { reason: 'Too early' });
    expect(refusal(early)).toEqual([409, 'plans.draft-not-valid']);

    const right = await draft(JSON.stringify(written));
    expect(await shown(right)).toMatchObject({ standing: 'none', draft: { problems: [] } });
    const published = await admin.send('POST', `${path}/publish`, { reason: 'Approved' });
    const offered = await shown(published);
    expect([offered.standing, offered.source, offered.editions.length]).toEqual(['offered', 'own', 1]);
    expect(JSON.parse(offered.text ?? '')).toEqual(written);
    expect((await admin.get('/plans/by-hand-1')).status).toBe(200);

    const withdrawn = await admin.send('POST', `${path}/withdraw`, { reason: 'Sold out' });
    expect(await shown(withdrawn)).toMatchObject({ standing: 'held-back', text: null });
    expect((await admin.get('/plans/by-hand-1')).status).toBe(404);
    const none = await admin.send('POST', '/admin/catalogue/plans/nothing/withdraw', { reason: 'x' });
    expect(refusal(none)).toEqual([404, 'plans.unknown']);
  });
});
