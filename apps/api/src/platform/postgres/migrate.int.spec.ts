import pg from 'pg';
import { migrations } from '#migrations/all';
import { testDatabase } from '#test/support/postgres';
import type { TestDatabase } from '#test/support/postgres';
import { migrate } from './migrate.js';

describe('migrating', () => {
  let database: TestDatabase;
  let client: pg.Client;

  beforeAll(async () => {
    database = await testDatabase();
    client = new pg.Client({ connectionString: database.ownerUrl });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  /** Every table, column, constraint, index, trigger, function and right of ours. */
  const schema = async (): Promise<readonly string[]> => {
    const { rows } = await client.query<{ line: string }>(`
      select concat_ws(' ', 'column', table_schema, table_name, column_name, data_type, is_nullable, column_default) as line
        from information_schema.columns where table_schema not in ('pg_catalog', 'information_schema')
      union all select concat_ws(' ', 'index', indexdef) from pg_indexes where schemaname not in ('pg_catalog')
      union all select concat_ws(' ', 'constraint', conname, pg_get_constraintdef(oid)) from pg_constraint
        where connamespace::regnamespace::text not in ('pg_catalog', 'information_schema')
      union all select concat_ws(' ', 'trigger', tgname, tgenabled) from pg_trigger where not tgisinternal
      union all select concat_ws(' ', 'function', proname, prosrc, proacl) from pg_proc where pronamespace = 'public'::regnamespace
      union all select concat_ws(' ', 'right', table_schema, table_name, grantee, privilege_type)
        from information_schema.role_table_grants where grantee like 'treebeard_%'
      union all select concat_ws(' ', 'schema', nspname, nspowner::regrole, nspacl) from pg_namespace where nspname not like 'pg_%'
      order by 1`);
    return rows.map(({ line }) => line);
  };

  it('goes down to nothing, one step at a time, and up again to the same', async () => {
    const before = await schema();
    const undone: string[] = [];
    for (let step = 0; step < migrations.length; step += 1) {
      undone.push(...(await migrate(database.ownerUrl, 'down', migrations)));
    }
    expect(undone).toHaveLength(migrations.length);
    const left = (await schema()).filter((line) => !/schema_migrations|\binstallation\b/.test(line));
    expect(left.filter((line) => /^(column|index|trigger|function|right)/.test(line))).toEqual([]);
    expect(await migrate(database.ownerUrl, 'down', migrations)).toEqual([]);
    expect(await migrate(database.ownerUrl, 'up', migrations)).toEqual(undone.reverse());
    expect(await schema()).toEqual(before);
  });

  it('does nothing where nothing is missing', async () => {
    expect(await migrate(database.ownerUrl, 'up', migrations)).toEqual([]);
  });

  it('runs each migration once when several processes start together', async () => {
    await migrate(database.ownerUrl, 'down', migrations);
    const runs = await Promise.all([1, 2, 3].map(() => migrate(database.ownerUrl, 'up', migrations)));
    expect(runs.flat()).toHaveLength(1);
  });
});
