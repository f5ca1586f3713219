import pg from 'pg';
import { testDatabase } from '#test/support/postgres';
import type { TestDatabase } from '#test/support/postgres';
import { ensureRoles } from './roles.js';

describe('the roles of an installation', () => {
  let ours: TestDatabase;
  let theirs: TestDatabase;
  beforeAll(async () => {
    ours = await testDatabase();
    theirs = await testDatabase();
  });
  afterAll(async () => {
    await ours.drop();
    await theirs.drop();
  });

  const ask = async <Row extends pg.QueryResultRow>(url: string, sql: string): Promise<readonly Row[]> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query<Row>(sql)).rows;
    } finally {
      await client.end();
    }
  };

  it('sign in with random passwords that stay, however the owner signs in', async () => {
    const again = await ensureRoles(ours.ownerUrl);
    expect(again).toEqual({ treebeard_app: ours.appUrl, treebeard_keys: ours.keysUrl });
    const passwords = [ours.appUrl, ours.keysUrl, theirs.appUrl].map((url) => new URL(url).password);
    expect(new Set(passwords).size).toBe(3);
    for (const password of passwords) expect(password).toMatch(/^[0-9a-f]{48}$/);
  });

  it('do not lock out an installation beside it on the same server', async () => {
    await ensureRoles(theirs.ownerUrl);
    await ensureRoles(ours.ownerUrl);
    for (const { appUrl } of [ours, theirs]) {
      expect(await ask(appUrl, 'select current_user as name')).toEqual([{ name: 'treebeard_app' }]);
    }
  });

  it('enter their own database only, and read no password there', async () => {
    const elsewhere = new URL(ours.appUrl);
    elsewhere.pathname = new URL(theirs.appUrl).pathname;
    await expect(ask(elsewhere.toString(), 'select 1')).rejects.toMatchObject({ code: '42501' });
    await expect(ask(ours.appUrl, 'select * from installation.logins')).rejects.toMatchObject({
      code: '42501',
    });
  });
});
