import { everybodyIs } from '#test/support/as-auditor';
import type { TestApp } from '#test/support/app';
import { testApp } from '#test/support/app';
import type { Client } from '#test/support/client';
import { eventually } from '#test/support/eventually';
import { refusal } from '#test/support/problem';
import { HomeAsOfView, HomeDiffView, HomeTimelineView } from '#projections/trust/home-as-of/home-as-of.view';
import { HomeAsOf } from './home-as-of.js';

describe('a home as it was', () => {
  let app: TestApp;
  let auditor: Client;
  let visitor: Client;
  let householdId: string;
  const told = async (path: string, params: Readonly<Record<string, string>> = {}) => {
    const query = new URLSearchParams({ reason: 'A complaint', ...params }).toString();
    const answer = await auditor.get(`/audit/households/${householdId}${path}?${query}`);
    expect([answer.status, answer.status === 200 ? '' : answer.text]).toEqual([200, '']);
    return answer.json();
  };
  const asOf = async (moment?: string) =>
    HomeAsOfView.parse(await told('', moment === undefined ? {} : { asOf: moment }));
  const timeline = async () => {
    const answer = await auditor.get(`/audit/households/${householdId}/timeline`);
    return HomeTimelineView.parse(answer.json());
  };
  const rowOf = (state: HomeAsOfView, name: string) =>
    state.models.find((model) => model.name === name)?.rows[0]?.row;
  beforeAll(async () => {
    app = await testApp({}, undefined, everybodyIs('auditor'));
    [auditor, visitor] = [app.visitor(), app.visitor()];
    householdId = (await visitor.get('/session')).json<{ householdId: string }>().householdId;
    await visitor.send('PUT', '/households/me/place', { postcode: '75201' });
    await visitor.send('POST', '/usage/samples/dallas-flat', null);
    await visitor.send('PUT', '/households/me/place', { postcode: '77002' });
    // A busy machine may refuse at first; the same key is the same recommendation.
    await eventually(async () => {
      const made = await visitor.generate({ usage: { sampleHomeId: 'dallas-flat' } }, 'one');
      expect([made.status, made.status === 201 ? '' : made.text]).toEqual([201, '']);
    }, 60_000);
    await eventually(async () => {
      const { entries } = await timeline();
      expect(entries.map(({ action }) => action)).toContain('issued');
      expect(entries.some(({ type }) => type === 'energy.explanation-published.v1')).toBe(true);
    }, 30_000);
  });
  afterAll(() => app.stop());

  it('is what its pages show, when the moment is now', async () => {
    const { models } = await app.nest.get(HomeAsOf).at(householdId, undefined);
    expect(models.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['energy.household.v1', 'energy.usage-upload.v1', 'energy.recommendation.v1']),
    );
    const place = (await visitor.get('/households/me')).json<{ place: object }>().place;
    expect(rowOf(await asOf(), 'energy.household.v1')).toMatchObject({ place: { postcode: '77002' } });
    expect(place).toMatchObject({ postcode: '77002' });
    for (const { name, rows } of models) {
      const projection = app.platform.contexts
        .flatMap(({ projections }) => projections)
        .find((one) => one.name === name);
      const kept = await app.platform.pool.query<{ key: string }>(
        `select key from read_models.${String(projection?.table)} where key = any ($1)`,
        [rows.map(({ key }) => key)],
      );
      expect([name, kept.rows.map(({ key }) => key).sort()]).toEqual([
        name,
        rows.map(({ key }) => key).sort(),
      ]);
    }
  });

  it('is told for a position and for an instant, and is nothing before its first event', async () => {
    const { entries } = await timeline();
    const moved = entries.filter(({ action }) => action === 'placed').at(-1);
    if (moved === undefined) throw new Error('never moved');
    const before = await asOf(String(BigInt(moved.position) - 1n));
    expect(rowOf(before, 'energy.household.v1')).toMatchObject({ place: { postcode: '75201' } });
    const then = await asOf(moved.recordedAt);
    expect(rowOf(then, 'energy.household.v1')).toMatchObject({ place: { postcode: '77002' } });
    expect(rowOf(then, 'energy.recommendation.v1')).toBeUndefined();
    expect((await asOf('2020-01-01T00:00:00Z')).models).toEqual([]);
  });

  it('shows what changed between two moments, field by field', async () => {
    const { entries } = await timeline();
    const [first, second] = entries.filter(({ action }) => action === 'placed');
    const diff = HomeDiffView.parse(
      await told('/changes', { from: String(first?.position), to: String(second?.position) }),
    );
    expect(diff.changes).toContainEqual({
      model: 'energy.household.v1',
      key: householdId,
      path: 'place.postcode',
      before: '75201',
      after: '77002',
    });
    expect(diff.changes.some(({ path, model }) => path === '' && model === 'energy.usage-upload.v1')).toBe(
      true,
    );
  });

  it('leaves a note of who looked and why, and asks for a reason', async () => {
    await asOf();
    await eventually(async () => {
      const looks = (await timeline()).entries.filter(({ action }) => action === 'viewed');
      expect(looks.at(-1)).toMatchObject({ reason: 'A complaint', targetType: 'household' });
    });
    expect(refusal(await auditor.get(`/audit/households/${householdId}`))).toEqual([422, 'input.invalid']);
  });

  it('cannot be read any more once it is erased, while its timeline stays', async () => {
    expect((await visitor.call('DELETE', '/households/me', {})).status).toBe(202);
    await eventually(async () => {
      const { entries } = await timeline();
      expect(entries.map(({ action }) => action)).toContain('forgotten');
    }, 30_000);
    const placed = (await timeline()).entries.find(({ action }) => action === 'placed');
    const then = await asOf(placed?.position);
    expect(JSON.stringify(then)).not.toContain('75201');
    expect(rowOf(then, 'energy.household.v1')).toMatchObject({ place: '(erased)' });
    expect((await asOf()).models).toEqual([]);
  });
});

describe('who may look at a home of the past', () => {
  const home = '2f0a1c52-6f0c-4c8e-9a52-0d6a52b1f001';

  it('is nobody but an auditor: neither its own people by this way nor an admin', async () => {
    const app = await testApp({}, undefined, everybodyIs('admin'));
    const plain = await testApp({}, app.database);
    for (const path of [`?reason=x`, `/changes?reason=x&from=1`]) {
      expect((await app.visitor().get(`/audit/households/${home}${path}`)).status).toBe(403);
      expect((await plain.visitor().get(`/audit/households/${home}${path}`)).status).toBe(403);
    }
    expect((await plain.visitor().get(`/audit/households/${home}/timeline`)).status).toBe(403);
    await plain.stop();
    await app.stop();
  });
});
