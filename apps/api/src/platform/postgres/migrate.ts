import pg from 'pg';
import { openDataSource } from './data-source.js';
import { markSuitable, refuseNewerDatabase } from './known-migrations.js';
import { ensureRoles } from './roles.js';
import type { MigrationClass } from './data-source.js';

/** `up` applies every missing migration; `down` reverts the latest one. */
export type Direction = 'up' | 'down';

const MIGRATION_LOCK = 7_270_003;

/**
 * Migrates the database of `ownerUrl` and returns the names of the migrations that ran. Processes that start
 * together take turns, so that each migration runs once. Throws `postgres.newer-database` if a newer program
 * migrated it in a way that this one does not suit.
 */
export async function migrate(
  ownerUrl: string,
  direction: Direction,
  migrations: readonly MigrationClass[],
): Promise<readonly string[]> {
  await ensureRoles(ownerUrl);
  const turn = new pg.Client({ connectionString: ownerUrl });
  await turn.connect();
  try {
    await turn.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    return await run(ownerUrl, direction, migrations);
  } finally {
    await turn.end();
  }
}

async function run(
  ownerUrl: string,
  direction: Direction,
  migrations: readonly MigrationClass[],
): Promise<readonly string[]> {
  const source = await openDataSource(ownerUrl, migrations).initialize();
  try {
    switch (direction) {
      case 'up': {
        await refuseNewerDatabase(source, migrations);
        const applied = await source.runMigrations();
        await markSuitable(source, migrations);
        return applied.map(({ name }) => name);
      }
      case 'down': {
        const [latest] = await appliedNames(source);
        await source.undoLastMigration();
        return latest === undefined ? [] : [latest];
      }
    }
  } finally {
    await source.destroy();
  }
}

async function appliedNames(source: { query<T>(sql: string): Promise<T> }): Promise<readonly string[]> {
  const [table] = await source.query<readonly { found: string | null }[]>(
    "select to_regclass('schema_migrations') as found",
  );
  if (table?.found == null) return [];
  const rows = await source.query<readonly { name: string }[]>(
    'select name from schema_migrations order by id desc',
  );
  return rows.map(({ name }) => name);
}
