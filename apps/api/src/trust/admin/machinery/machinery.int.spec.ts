import { randomUUID } from 'node:crypto';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { systemStamp } from '#api/platform/deciding/system-stamp';
import type { MachineryChange } from '#domain/trust/admin/machinery.commands';
import { signedIn } from '#test/support/accounts';
import type { TestApp } from '#test/support/app';
import { testApp } from '#test/support/app';
import { collect } from '#test/support/events';
import { eventually } from '#test/support/eventually';
import { refusal } from '#test/support/problem';
import { ChangeMachinery } from './machinery.commands.js';
import { MachineryQuery } from './machinery.queries.js';

const REASON = 'a test';

describe('the machinery', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await testApp();
  });
  afterAll(() => app.stop());

  const change = (what: MachineryChange) => {
    const stamp = { ...systemStamp('tester', undefined), commandId: randomUUID(), reason: REASON };
    return app.nest.get(CommandBus).execute(new ChangeMachinery(what, stamp));
  };
  const seen = async (after?: string) => app.nest.get(QueryBus).execute(new MachineryQuery(after));

  it('is shown to nobody without the permission, and changed by nobody', async () => {
    const guest = app.visitor();
    expect(refusal(await guest.get('/admin/machinery'))).toEqual([403, 'auth.not-allowed']);
    const body = { change: { kind: 'set-read-only', isReadOnly: true }, reason: REASON };
    expect(refusal(await guest.send('POST', '/admin/machinery/changes', body))).toEqual([
      403,
      'auth.not-allowed',
    ]);
  });

  it('takes in nothing new while it is read-only, and goes on being read', async () => {
    const guest = app.visitor();
    const preferences = { postcode: '75201' };
    await change({ kind: 'set-read-only', isReadOnly: true });
    await eventually(async () => {
      expect(refusal(await guest.send('PUT', '/households/me/place', preferences))).toEqual([
        503,
        'service.read-only',
      ]);
    });
    expect((await guest.get('/households/me')).status).toBe(200);
    expect((await guest.send('POST', '/places', preferences)).status).toBe(200);
    await change({ kind: 'set-read-only', isReadOnly: false });
    await eventually(async () => {
      expect((await guest.send('PUT', '/households/me/place', preferences)).status).toBe(200);
    });
  });

  it('refuses a feature that is switched off, and that feature alone', async () => {
    const guest = app.visitor();
    await change({ kind: 'switch-feature', feature: 'uploads', isOn: false });
    await eventually(async () => {
      expect(refusal(await guest.send('POST', '/usage/bills', {}))).toEqual([503, 'service.switched-off']);
    });
    expect((await guest.send('PUT', '/households/me/place', { postcode: '75201' })).status).toBe(200);
    await change({ kind: 'switch-feature', feature: 'uploads', isOn: true });
  });

  it('refuses new accounts while registration is switched off', async () => {
    const guest = app.visitor();
    const asked = { email: 'somebody@home.example' };
    await change({ kind: 'switch-feature', feature: 'registration', isOn: false });
    await eventually(async () => {
      const answer = await guest.send('POST', '/account/register', asked);
      expect(refusal(answer)).toEqual([503, 'service.switched-off']);
    });
    await change({ kind: 'switch-feature', feature: 'registration', isOn: true });
  });

  it('can be ended by an admin who signs in while everything is read-only', async () => {
    const { client: admin } = await signedIn(app, 'admin');
    await change({ kind: 'set-read-only', isReadOnly: true });
    const body = { change: { kind: 'set-read-only', isReadOnly: false }, reason: REASON };
    const wrong = { email: 'nobody@home.example', password: 'not the right one' };
    await eventually(async () => {
      expect(refusal(await app.visitor().send('DELETE', '/households/me', {}))).toEqual([
        503,
        'service.read-only',
      ]);
    });
    expect((await app.visitor().send('POST', '/account/sign-in', wrong)).status).toBe(401);
    expect((await admin.send('POST', '/admin/machinery/changes', body)).status).toBe(202);
  });

  it('rebuilds a read model, and tells its rows and their digest', async () => {
    const [readModel = ''] = app.platform.maintenance.names;
    await expect(change({ kind: 'rebuild', readModel: 'energy.no-such.v1' })).rejects.toMatchObject({
      code: 'following.unknown-read-model',
    });
    await change({ kind: 'rebuild', readModel });
    await eventually(async () => {
      const { settings } = await seen();
      expect(settings.rebuilds).toMatchObject([
        { readModel, ended: { rows: expect.any(Number), digest: expect.stringMatching(/^[0-9a-f]{64}$/) } },
      ]);
    });
  });

  it('says what Claude may cost, and stops asking it', async () => {
    const { position } = await change({ kind: 'set-claude-budget', usdPerDay: 1.5 });
    await change({ kind: 'hold-claude-breaker', breaker: 'held-open' });
    await eventually(async () => {
      const { claude, settings } = await seen(position);
      expect(claude).toMatchObject({ budgetUsd: 1.5, spentTodayUsd: 0 });
      expect(settings).toMatchObject({ claudeBudgetUsdPerDay: 1.5, claudeBreaker: 'held-open' });
    });
  });

  it('keeps why each change was made with its event', async () => {
    const [first] = await collect(
      app.platform.store.readAll({ filter: { types: ['trust.read-only-set.v1'] } }),
      1,
    );
    expect(first?.metadata.reason).toBe(REASON);
  });
});
