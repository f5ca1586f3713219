import type pg from 'pg';
import { Fault } from '#domain/shared/fault';
import type { MigrationClass } from './data-source.js';

/**
 * A migration can declare that programs which do not know it still work (`readonly suitsOlderPrograms = true`),
 * so that a rolling deployment can go back.
 */
interface MarkedMigration {
  readonly name?: string;
  readonly suitsOlderPrograms?: boolean;
}

/** Names of the migrations that the database has, oldest first. */
export async function appliedNames(client: pg.Client): Promise<readonly string[]> {
  const { rows: tables } = await client.query<{ found: string | null }>(
    "select to_regclass('schema_migrations') as found",
  );
  if (tables[0]?.found == null) return [];
  const { rows } = await client.query<{ name: string }>('select name from schema_migrations order by id');
  return rows.map(({ name }) => name);
}

/** Makes what the checks of `refuseNewerDatabase` read, for the application too. Needs the owner. */
export async function prepareKnown(client: pg.Client): Promise<void> {
  await client.query(`
    create table if not exists installation.suits_older_programs (migration text primary key);
    grant usage on schema installation to treebeard_app;
    grant select on installation.suits_older_programs to treebeard_app`);
}

/** Records in the database which migrations suit older programs. */
export async function markSuitable(client: pg.Client, migrations: readonly MigrationClass[]): Promise<void> {
  const names = marked(migrations).filter((one) => one.suitsOlderPrograms === true);
  await client.query(
    'insert into installation.suits_older_programs select unnest($1::text[]) on conflict do nothing',
    [names.map(({ name }) => name)],
  );
  await client.query('grant select on schema_migrations to treebeard_app');
}

/** Whether the database lacks one of these migrations. */
export function isBehind(applied: readonly string[], migrations: readonly MigrationClass[]): boolean {
  return marked(migrations).some(({ name }) => name === undefined || !applied.includes(name));
}

/** Throws `postgres.newer-database` if a newer program migrated the database in a way that this one does not suit. */
export async function refuseNewerDatabase(
  client: pg.Client,
  applied: readonly string[],
  migrations: readonly MigrationClass[],
): Promise<void> {
  const known = marked(migrations).map(({ name }) => name);
  const { rows: unknown } = await client.query<{ name: string }>(
    `select name from unnest($1::text[]) as name
       where not exists (select from installation.suits_older_programs where migration = name)`,
    [applied.filter((name) => !known.includes(name))],
  );
  if (unknown.length === 0) return;
  const names = unknown.map(({ name }) => name).join(', ');
  throw new Fault(
    'postgres.newer-database',
    `A newer version of TreeBeard has changed this database (${names}): start that version, or restore the backup from before it.`,
  );
}

function marked(migrations: readonly MigrationClass[]): readonly MarkedMigration[] {
  return migrations.map((migration): MarkedMigration => new migration());
}

/** Their names, oldest first. */
export function namesOf(migrations: readonly MigrationClass[]): readonly string[] {
  return marked(migrations).flatMap(({ name }) => name ?? []);
}
