import { createHash } from 'node:crypto';
import pg from 'pg';
import type { TestApp } from '#test/support/app';
import { testApp } from '#test/support/app';
import { anotherSession, withPassword } from '#test/support/accounts';
import { eventually } from '#test/support/eventually';
import { refusal } from '#test/support/problem';

const PASSWORD = 'plum anvil corridor seven';
const SUPPLIER = 'Zyzzyva Power & Light';
const POSTCODE = '75201';

describe('an erased account', () => {
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

  /** Every row of every table that is ours, as text. */
  async function everything(): Promise<readonly (readonly [table: string, row: string])[]> {
    const { rows: tables } = await owner.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname not in ('pg_catalog', 'information_schema')`,
    );
    const all: (readonly [string, string])[] = [];
    for (const { name } of tables) {
      const { rows } = await owner.query<{ row: string }>(`select t::text as row from ${name} t`);
      all.push(...rows.map(({ row }) => [name, row] as const));
    }
    return all;
  }

  it('leaves nothing that can be read or guessed in any table: log, read models, keys, blobs or queue', async () => {
    const { client, email, accountId } = await withPassword(app, 'consumer', PASSWORD);
    await client.send('PUT', '/households/me/place', { postcode: POSTCODE });
    const plan = { kind: 'ownRate', energyCentsPerKwh: '17.77', monthlyFee: '5' };
    const present = { plan, contractEnd: null, terminationFee: { kind: 'none' }, supplier: SUPPLIER };
    expect((await client.send('PUT', '/households/me/current-plan', present)).status).toBe(200);
    await client.send('POST', '/usage/samples/dallas-flat', {});
    const token = { name: 'Zaphod’s script', scopes: ['home:read'], days: 3, password: PASSWORD };
    expect((await client.send('POST', '/account/tokens', token)).status).toBe(201);
    expect((await client.send('POST', '/account/reset', { email })).status).toBe(202);
    const { householdId } = (await client.get('/households/me')).json<{ householdId: string }>();
    const index = app.platform.credentials.digest('e-mail', email).toString('hex');
    expect((await everything()).some(([, row]) => row.includes(index))).toBe(true);

    const session = await anotherSession(app, accountId);
    expect((await client.send('DELETE', '/account/me', { password: PASSWORD })).status).toBe(204);
    expect(refusal(await session.get('/households/me'))).toEqual([401, 'auth.session-ended']);
    await eventually(async () => {
      const types: string[] = [];
      for await (const { type } of app.platform.store.readAll()) types.push(type);
      expect(types).toEqual(
        expect.arrayContaining(['trust.account-forgotten.v1', 'energy.household-forgotten.v1']),
      );
      const { rows } = await owner.query(
        `select from read_models.trust_account where body->>'status' = 'erased'`,
      );
      expect(rows).toHaveLength(1);
    }, 30_000);

    const guesses = [email, POSTCODE, SUPPLIER, '17.77', 'Zaphod’s script', PASSWORD];
    const digests = guesses.flatMap((text) =>
      ['sha256', 'sha1', 'md5', 'sha512'].flatMap((algorithm) =>
        [text, JSON.stringify(text)].flatMap((form) => {
          const digest = createHash(algorithm).update(form).digest();
          return [digest.toString('hex'), digest.toString('base64'), digest.toString('base64url')];
        }),
      ),
    );
    const left = (await everything()).filter(([table]) => !/places|plan/.test(table));
    const found = left.flatMap(([table, row]) =>
      // A postcode of five digits stands in any number; between quotes it is one.
      [...guesses.map((text) => (text === POSTCODE ? `"${text}"` : text)), ...digests, index]
        .filter((text) => row.includes(text))
        .map((text) => [table, text]),
    );
    expect(found).toEqual([]);
    // Who has the database and the account's id cannot tell which address it was: no keyed digest of it is left.
    const ofAccount = left.filter(
      ([table, row]) => table.startsWith('credentials.') && row.includes(accountId),
    );
    expect(ofAccount).toEqual([]);
    expect(await app.platform.sealing.isErased(householdId)).toBe(true);
    expect(await app.platform.sealing.isErased(accountId)).toBe(true);
  });

  it('can register again with its address, as somebody new', async () => {
    const { client, email } = await withPassword(app, 'consumer', PASSWORD);
    expect((await client.send('DELETE', '/account/me', { password: PASSWORD })).status).toBe(204);
    expect(await app.platform.credentials.emails.find(email)).toBeUndefined();
    const gone = await app.visitor().send('POST', '/account/sign-in', { email, password: PASSWORD });
    expect(refusal(gone)).toEqual([401, 'accounts.not-let-in']);
  });
});
