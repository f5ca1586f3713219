import { tmpdir } from 'node:os';
import pg from 'pg';
import { testDatabase } from '#test/support/postgres';
import type { TestDatabase } from '#test/support/postgres';
import { migrations } from '#migrations/all';
import { openDatabase, openOwned } from './open-database.js';
import { migrate } from './postgres/migrate.js';

describe('a database whose owner the application does not know', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
    await migrate(database.ownerUrl, 'up', migrations);
  });
  afterAll(() => database.drop());

  const settings = (changes: Readonly<Record<string, string | undefined>> = {}) => ({
    DATA_DIR: tmpdir(),
    DATABASE_URL: database.appUrl,
    KEYS_DATABASE_URL: database.keysUrl,
    MIGRATION_DATABASE_URL: undefined,
    ...changes,
  });

  it('is opened by its two logins, which cannot change its shape', async () => {
    const { urls, isFresh } = await openDatabase(settings());
    expect([urls, isFresh]).toEqual([
      { treebeard_app: database.appUrl, treebeard_keys: database.keysUrl },
      true,
    ]);
    const app = new pg.Client({ connectionString: urls.treebeard_app });
    await app.connect();
    await expect(app.query('create table public.mine ()')).rejects.toThrow(/permission denied/);
    await expect(app.query('alter table events add column mine int')).rejects.toThrow(/must be owner/);
    await app.end();
  });

  it('is refused while it lacks a migration, and says which command helps', async () => {
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    const { rows } = await owner.query(
      'delete from schema_migrations where id = (select max(id) from schema_migrations) returning timestamp, name',
    );
    await expect(openDatabase(settings())).rejects.toMatchObject({
      code: 'postgres.not-migrated',
      message: expect.stringContaining('migrate up'),
    });
    const [{ timestamp, name }] = rows as [{ timestamp: string; name: string }];
    await owner.query('insert into schema_migrations (timestamp, name) values ($1, $2)', [timestamp, name]);
    await owner.end();
    await expect(openDatabase(settings())).resolves.toBeDefined();
  });

  it('is refused to a login that could change the log', async () => {
    await expect(openDatabase(settings({ DATABASE_URL: database.ownerUrl }))).rejects.toMatchObject({
      code: 'postgres.too-many-rights',
    });
  });

  it('is migrated as the owner that is named for it alone', async () => {
    const { ownerUrl } = await openOwned(settings({ MIGRATION_DATABASE_URL: database.ownerUrl }));
    expect(ownerUrl).toBe(database.ownerUrl);
    await expect(openOwned(settings())).rejects.toMatchObject({ code: 'postgres.owner-unknown' });
  });
});
