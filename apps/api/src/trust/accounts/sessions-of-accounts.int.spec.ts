import pg from 'pg';
import { anotherSession, signedIn } from '#test/support/accounts';
import type { TestApp } from '#test/support/app';
import { testApp } from '#test/support/app';
import { Client } from '#test/support/client';
import { refusal } from '#test/support/problem';
import { ROLES } from '#api/platform/auth/principal';
import { newSecret } from '#api/platform/credentials/secret';

const ENDED = [401, 'auth.session-ended'];

describe('the session of an account', () => {
  let app: TestApp;
  let owner: pg.Client;
  beforeAll(async () => {
    app = await testApp();
    owner = new pg.Client({ connectionString: app.database.ownerUrl });
    await owner.connect();
  });
  afterAll(async () => {
    await owner.end();
    await app.stop();
  });

  it('does what its role may: a consumer has a home, the others have none', async () => {
    const seen: Record<string, number> = {};
    for (const role of ROLES) {
      const client = role === 'guest' ? app.visitor() : (await signedIn(app, role)).client;
      seen[role] = (await client.get('/households/me')).status;
    }
    expect(seen).toEqual({ guest: 200, consumer: 200, support: 403, auditor: 403, admin: 403 });
  });

  it('signs the events with the account', async () => {
    const { client, accountId } = await signedIn(app, 'consumer');
    expect((await client.send('PUT', '/households/me/place', { postcode: '75201' })).status).toBe(200);
    const signed: unknown[] = [];
    for await (const { type, metadata } of app.platform.store.readAll())
      if (type === 'energy.household-place-set.v1') signed.push([metadata.actor, metadata.role]);
    expect(signed).toEqual([[{ id: accountId, kind: 'account' }, 'consumer']]);
  });

  it('is refused, and its cookie deleted, once it is revoked, over, idle or forged', async () => {
    const { accountId } = await signedIn(app, 'consumer');
    const { sessions } = app.platform.credentials;
    const end = (change: string) =>
      owner.query(`update credentials.sessions set ${change} where account_id = $1`, [accountId]);
    for (const how of [
      () => sessions.revokeAll(accountId),
      () => end(`ends_at = now() - interval '1 second'`),
      () => end(`idle_until = now() - interval '1 second'`),
    ]) {
      const client = await anotherSession(app, accountId);
      expect((await client.get('/households/me')).status).toBe(200);
      await how();
      for (const answer of [
        await new Client(app.url, client.cookieText).get('/households/me'),
        await new Client(app.url, client.cookieText).send('PUT', '/households/me/place', {
          postcode: '75201',
        }),
      ]) {
        expect(refusal(answer)).toEqual(ENDED);
        expect(answer.headers.get('set-cookie')).toMatch(/treebeard_session=;.*Expires=Thu, 01 Jan 1970/i);
      }
    }
    const forged = new Client(app.url, `treebeard_session=${newSecret()}`);
    expect(refusal(await forged.get('/households/me'))).toEqual(ENDED);
  });

  it('is in the database as a digest only', async () => {
    const { client } = await signedIn(app, 'consumer');
    const secret = client.cookieText.split('=')[1] ?? '';
    const { rows } = await owner.query<{ row: string }>('select s::text as row from credentials.sessions s');
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ row }) => row.includes(secret))).toEqual([]);
  });

  it('cannot be read by the role that serves the pages', async () => {
    await expect(app.platform.pool.query('select from credentials.sessions')).rejects.toThrow(
      /permission denied for schema credentials/,
    );
  });
});
