import pg from 'pg';
import { Fault } from '#domain/shared/fault';
import {
  appliedNames,
  isBehind,
  markSuitable,
  namesOf,
  prepareKnown,
  refuseNewerDatabase,
} from './known-migrations.js';
import { ensureRoles } from './roles.js';
import type { MigrationClass } from './data-source.js';

/** `up` applies every missing migration; `down` reverts the latest one. */
export type Direction = 'up' | 'down';

const MIGRATION_LOCK = 7_270_003;
const CONNECT_TIMEOUT_MS = 10_000;

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
    await prepareKnown(turn);
    await refuseNewerDatabase(turn, applied, migrations);
    const ran = isBehind(applied, migrations) ? await run(ownerUrl, direction, migrations) : [];
    await markSuitable(turn, migrations);
    return ran;
  } finally {
    await turn.end();
  }
}

/**
 * Checks, as the application, that the database of `appUrl` has just these migrations, or more that suit this program.
 * Throws `postgres.not-migrated`, `postgres.newer-database`, or `postgres.too-many-rights` for a login that could
 * change the log.
 */
export async function refuseUnmigrated(appUrl: string, migrations: readonly MigrationClass[]): Promise<void> {
  const client = new pg.Client({ connectionString: appUrl, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  await client.connect();
  try {
    const { rows } = await client.query<{ may: boolean }>(
      `select pg_has_role(c.relowner, 'usage') as may from pg_class c where c.oid = to_regclass('events')`,
    );
    if (rows[0]?.may === true) {
      throw new Fault(
        'postgres.too-many-rights',
        'DATABASE_URL signs in as somebody who owns the event log: beside KEYS_DATABASE_URL it must be the application’s login, which "treebeard migrate logins" prints.',
      );
    }
    const applied = rows[0] === undefined ? [] : await appliedNames(client);
    if (isBehind(applied, migrations)) {
      throw new Fault(
        'postgres.not-migrated',
        'The database is not migrated to this version: run "npm run treebeard -- migrate up" with MIGRATION_DATABASE_URL, then start again.',
      );
    }
    await refuseNewerDatabase(client, applied, migrations);
  } finally {
    await client.end();
  }
}

/** What `migrate up` would do: migrations that the database has, and those that it lacks. */
export async function standingOf(
  ownerUrl: string,
  migrations: readonly MigrationClass[],
): Promise<{ readonly applied: readonly string[]; readonly missing: readonly string[] }> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  await client.connect();
  try {
    const applied = await appliedNames(client);
    return { applied, missing: namesOf(migrations).filter((name) => !applied.includes(name)) };
  } finally {
    await client.end();
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
