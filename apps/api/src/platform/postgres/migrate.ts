import pg from 'pg';
import { appliedNames, isBehind, markSuitable, refuseNewerDatabase } from './known-migrations.js';
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
    const applied = await appliedNames(turn);
    if (direction === 'down') {
      await run(ownerUrl, direction, migrations);
      return applied.slice(-1);
    }
    await refuseNewerDatabase(turn, applied, migrations);
    const ran = isBehind(applied, migrations) ? await run(ownerUrl, direction, migrations) : [];
    await markSuitable(turn, migrations);
    return ran;
  } finally {
    await turn.end();
  }
}

/** Loads TypeORM, which takes longer than everything else here, so call it only if something is to be done. */
async function run(
  ownerUrl: string,
  direction: Direction,
  migrations: readonly MigrationClass[],
): Promise<readonly string[]> {
  const { openDataSource } = await import('./data-source.js');
  const source = await openDataSource(ownerUrl, migrations).initialize();
  try {
    if (direction === 'up') return (await source.runMigrations()).map(({ name }) => name);
    await source.undoLastMigration();
    return [];
  } finally {
    await source.destroy();
  }
}
