import { Secret, TOTP } from 'otpauth';
import { anotherSession, signedIn, withPassword } from '#test/support/accounts';
import type { TestApp } from '#test/support/app';
import { testApp } from '#test/support/app';
import { Authenticator } from '#test/support/authenticator';
import { Client } from '#test/support/client';
import { eventually } from '#test/support/eventually';
import { problemIn, refusal } from '#test/support/problem';

const PASSWORD = 'plum anvil corridor seven';
const DALLAS = { postcode: '75201' };

describe('somebody who attacks an account', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await testApp();
  });
  afterAll(() => app.stop());

  const code = (secret: string, steps = 0): string =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * 30_000 });
  const signIn = (visitor: Client, email: string) =>
    visitor.send('POST', '/account/sign-in', { email, password: PASSWORD });
  const finish = (visitor: Client, body: unknown) => visitor.send('POST', '/account/second-factor', body);

  it('plants a session and finds it replaced by whoever signs in (fixation)', async () => {
    const { email } = await withPassword(app, 'consumer', PASSWORD);
    const victim = app.visitor();
    await victim.send('PUT', '/households/me/place', DALLAS);
    const planted = victim.cookieText;
    expect((await signIn(victim, email)).status).toBe(200);
    expect(victim.cookieText).not.toBe(planted);
    expect(refusal(await new Client(app.url, planted).get('/account/me'))).toEqual([403, 'auth.not-allowed']);
  });

  it('sends the victim’s browser here from another site, and changes nothing (CSRF)', async () => {
    const { client } = await signedIn(app, 'consumer');
    for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }] as const) {
      const forged = await client.send('POST', '/account/sign-out', {}, headers);
      expect(forged.status).toBe(403);
    }
    expect((await client.get('/account/me')).status).toBe(200);
  });

  it('has the password of an admin, and gets nowhere without the second factor', async () => {
    const { email } = await withPassword(app, 'admin', PASSWORD);
    const thief = app.visitor();
    expect((await signIn(thief, email)).json()).toEqual({ stage: 'enrol', role: 'admin' });
    expect(refusal(await thief.get('/admin/accounts'))).toEqual([403, 'auth.not-allowed']);
    expect(refusal(await thief.get('/account/me'))).toEqual([403, 'auth.not-allowed']);

    const { secret } = (await thief.send('POST', '/account/factors/totp', {})).json<{ secret: string }>();
    const before = thief.cookieText;
    expect((await thief.send('POST', '/account/factors/totp/confirm', { code: code(secret) })).status).toBe(
      204,
    );
    expect(thief.cookieText).not.toBe(before);
    expect((await thief.get('/admin/accounts')).status).toBe(200);

    const second = app.visitor();
    expect((await signIn(second, email)).json()).toEqual({ stage: 'second-factor', role: 'admin' });
    for (const path of ['/admin/accounts', '/account/me', '/households/me'])
      expect(refusal(await second.get(path))).toEqual([403, 'auth.not-allowed']);
    const used = await finish(second, { kind: 'totp', code: code(secret) });
    expect(problemIn(used).detail).toMatch(/used already/);
    const wrong = await finish(second, { kind: 'totp', code: '000000' });
    expect(refusal(wrong)).toEqual([403, 'accounts.wrong-factor']);
    expect((await finish(second, { kind: 'totp', code: code(secret, 1) })).status).toBe(200);
    expect((await second.get('/admin/accounts')).status).toBe(200);
    const third = app.visitor();
    await signIn(third, email);
    const again = await finish(third, { kind: 'totp', code: code(secret, 1) });
    expect(problemIn(again).detail).toMatch(/used already/);
  });

  it('tries recovery codes, each of which serves once', async () => {
    const { client, email } = await withPassword(app, 'auditor', PASSWORD, 'totp');
    const asked = await client.send('POST', '/account/factors/recovery-codes', { password: PASSWORD });
    const [first = ''] = asked.json<{ codes: readonly string[] }>().codes;
    const visitor = app.visitor();
    await signIn(visitor, email);
    expect((await finish(visitor, { kind: 'recovery-code', code: first })).status).toBe(200);
    const thief = app.visitor();
    await signIn(thief, email);
    const again = await finish(thief, { kind: 'recovery-code', code: first });
    expect(refusal(again)).toEqual([403, 'accounts.wrong-factor']);
  });

  it('copies a passkey, replays an answer, or answers for another site, and is told apart', async () => {
    const { client, email } = await withPassword(app, 'consumer', PASSWORD);
    const key = new Authenticator(app.url.replace('127.0.0.1', 'localhost'));
    const here = client.at(app.url.replace('127.0.0.1', 'localhost'));
    const asked = await here.send('POST', '/account/factors/passkeys/challenge', { password: PASSWORD });
    const { options } = asked.json<{ options: { challenge: string } }>();
    const added = { name: 'blue key', answer: key.register(options) };
    expect((await here.send('POST', '/account/factors/passkeys', added)).status).toBe(204);

    const challenged = async () => {
      const visitor = app.visitor().at(app.url.replace('127.0.0.1', 'localhost'));
      expect((await signIn(visitor, email)).json()).toMatchObject({ stage: 'second-factor' });
      const answer = await visitor.send('POST', '/account/second-factor/challenge', {});
      return { visitor, options: answer.json<{ options: { challenge: string } }>().options };
    };
    const one = await challenged();
    const answer = key.authenticate(one.options, 5);
    expect((await finish(one.visitor, { kind: 'passkey', answer })).status).toBe(200);

    const replayed = await challenged();
    const replay = await finish(replayed.visitor, { kind: 'passkey', answer });
    expect(refusal(replay)).toEqual([403, 'accounts.wrong-factor']);

    const copied = await challenged();
    const copy = await finish(copied.visitor, {
      kind: 'passkey',
      answer: key.authenticate(copied.options, 5),
    });
    expect(problemIn(copy).detail).toMatch(/copied/);

    const phished = await challenged();
    const elsewhere = new Authenticator('https://evil.example');
    const phish = {
      ...elsewhere.authenticate(phished.options, 9),
      id: key.credentialId.toString('base64url'),
    };
    expect(refusal(await finish(phished.visitor, { kind: 'passkey', answer: phish }))).toEqual([
      403,
      'accounts.wrong-factor',
    ]);
  });

  it('has an open browser, and cannot change how its owner signs in without the password', async () => {
    const { client } = await withPassword(app, 'consumer', PASSWORD);
    const asked = [
      ['POST', '/account/password', { password: 'wrong', newPassword: 'quiet lantern bridge oatmeal' }],
      ['POST', '/account/factors/totp', {}],
      ['POST', '/account/factors/recovery-codes', {}],
      ['DELETE', '/account/me', { password: 'wrong' }],
    ] as const;
    for (const [method, path, body] of asked)
      expect([path, ...refusal(await client.send(method, path, body))]).toEqual([
        path,
        403,
        'accounts.wrong-password',
      ]);
  });

  it('finds a token, which does no more than it says and nothing once it is revoked', async () => {
    const { client } = await withPassword(app, 'consumer', PASSWORD);
    const wanted = { name: 'my script', scopes: ['home:read'], days: 30, password: PASSWORD };
    const made = await client.send('POST', '/account/tokens', wanted);
    const { token, tokenId } = made.json<{ token: string; tokenId: string }>();
    const program = (method: string, path: string, body?: unknown) =>
      body === undefined
        ? app.visitor().get(path, { authorization: `Bearer ${token}` })
        : app.visitor().send(method, path, body, { authorization: `Bearer ${token}` });
    expect((await program('GET', '/households/me')).status).toBe(200);
    expect(refusal(await program('PUT', '/households/me/place', DALLAS))).toEqual([403, 'auth.not-allowed']);
    expect(refusal(await program('GET', '/account/me'))).toEqual([403, 'auth.not-allowed']);
    const more = await client.send('POST', '/account/tokens', { ...wanted, scopes: ['account:write'] });
    expect(refusal(more)).toEqual([422, 'accounts.bad-scope']);
    expect((await client.call('DELETE', `/account/tokens/${tokenId}`, {})).status).toBe(204);
    expect(refusal(await program('GET', '/households/me'))).toEqual([401, 'auth.unknown-token']);
  });

  it('was suspended, lost a role, or was signed out elsewhere, and is out at once', async () => {
    const [admin, bad, auditor] = await Promise.all([
      signedIn(app, 'admin'),
      signedIn(app, 'consumer'),
      signedIn(app, 'auditor'),
    ]);
    const reason = 'a complaint';
    const change = (who: string, what: string, body: unknown = { reason }) =>
      admin.client.send('POST', `/admin/accounts/${who}/${what}`, body);
    expect((await change(bad.accountId, 'suspend')).status).toBe(204);
    expect(refusal(await bad.client.get('/account/me'))).toEqual([401, 'auth.session-ended']);
    await expect(anotherSession(app, bad.accountId)).rejects.toMatchObject({ code: 'accounts.suspended' });
    expect((await change(auditor.accountId, 'role', { role: 'consumer', reason })).status).toBe(204);
    expect(refusal(await auditor.client.get('/audit/entries'))).toEqual([401, 'auth.session-ended']);
    expect(refusal(await change(admin.accountId, 'suspend'))).toEqual([409, 'accounts.oneself']);
    expect(refusal(await change(bad.accountId, 'restore', {}))).toEqual([422, 'input.invalid']);
    const reasons: unknown[] = [];
    for await (const { type, metadata } of app.platform.store.readAll())
      if (type === 'trust.account-suspended.v1') reasons.push([metadata.actor.id, metadata.reason]);
    expect(reasons).toEqual([[admin.accountId, reason]]);
  });

  it('is of support, and sees a home only while its person lets them, which is recorded', async () => {
    const [support, person] = await Promise.all([signedIn(app, 'support'), signedIn(app, 'consumer')]);
    await person.client.send('PUT', '/households/me/place', DALLAS);
    const open = () =>
      support.client.send('POST', `/support/accounts/${person.accountId}/household`, {
        reason: 'they called',
      });
    expect(refusal(await open())).toEqual([403, 'accounts.no-consent']);
    expect((await person.client.send('PUT', '/account/support-consent', { hours: 2 })).status).toBe(204);
    await eventually(async () => {
      expect((await open()).text).toContain('75201');
    });
    expect((await person.client.call('DELETE', '/account/support-consent', {})).status).toBe(204);
    expect(refusal(await open())).toEqual([403, 'accounts.no-consent']);
    const views: unknown[] = [];
    for await (const { type, metadata } of app.platform.store.readAll())
      if (type === 'trust.record-viewed.v1' && metadata.role === 'support')
        views.push([metadata.actor.id, metadata.reason]);
    expect(views.at(-1)).toEqual([support.accountId, 'they called']);
  });
});
