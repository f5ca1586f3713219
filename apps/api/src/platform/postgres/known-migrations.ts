import type { DataSource } from 'typeorm';
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

/** Records in the database which migrations suit older programs. */
export async function markSuitable(source: DataSource, migrations: readonly MigrationClass[]): Promise<void> {
  const marked = migrations.map((migration): MarkedMigration => new migration());
  const names = marked.filter((one) => one.suitsOlderPrograms === true).map(({ name }) => name);
  await source.query(
    'insert into installation.suits_older_programs select unnest($1::text[]) on conflict do nothing',
    [names],
  );
}

/** Throws `postgres.newer-database` if a newer program migrated the database in a way that this one does not suit. */
export async function refuseNewerDatabase(
  source: DataSource,
  migrations: readonly MigrationClass[],
): Promise<void> {
  const known = migrations.map((migration): MarkedMigration => new migration()).map(({ name }) => name);
  await source.query(
    'create table if not exists installation.suits_older_programs (migration text primary key)',
  );
  const [table] = await source.query<readonly { found: string | null }[]>(
    "select to_regclass('schema_migrations') as found",
  );
  if (table?.found == null) return;
  const unknown = await source.query<readonly { name: string }[]>(
    `select name from schema_migrations where name <> all ($1)
       and not exists (select from installation.suits_older_programs where migration = name) order by id`,
    [known],
  );
  if (unknown.length === 0) return;
  const names = unknown.map(({ name }) => name).join(', ');
  throw new Fault(
    'postgres.newer-database',
    `A newer version of TreeBeard has changed this database (${names}): start that version, or restore the backup from before it.`,
  );
}
