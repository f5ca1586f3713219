import pg from 'pg';
import { PostgresObjects } from '#api/platform/objects/postgres-objects';
import { testDatabase } from '../support/postgres.js';
import type { TestDatabase } from '../support/postgres.js';
import { objectsContract } from './objects.contract.js';

describe('the objects in PostgreSQL', () => {
  let database: TestDatabase;
  let app: pg.Pool;
  let owner: pg.Client;
  beforeAll(async () => {
    database = await testDatabase();
    app = new pg.Pool({ connectionString: database.appUrl });
    owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
  });
  afterAll(async () => {
    await Promise.all([app.end(), owner.end()]);
    await database.drop();
  });

  objectsContract(() => new PostgresObjects(app));

  it.each(["update objects.kept set bytes = 'other'", 'delete from objects.kept', 'truncate objects.kept'])(
    'are safe from %s',
    async (sql) => {
      await new PostgresObjects(app).put(Buffer.from('an engine'));
      await expect(app.query(sql)).rejects.toThrow(/permission denied/);
      await expect(owner.query(sql)).rejects.toThrow(/kept as they are/);
    },
  );

  it('are never handed out altered, even by somebody who got past the database', async () => {
    const objects = new PostgresObjects(app);
    const digest = await objects.put(Buffer.from('the true engine'));
    await owner.query('begin');
    await owner.query('alter table objects.kept disable trigger all');
    await owner.query('alter table objects.kept drop constraint kept_under_its_digest');
    await owner.query("update objects.kept set bytes = 'a false one' where digest = $1", [digest]);
    await owner.query('commit');
    await expect(objects.get(digest)).rejects.toMatchObject({ code: 'objects.altered' });
  });
});
