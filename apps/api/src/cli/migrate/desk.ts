import { readConfig } from '#api/config/config';
import { openOwned } from '#api/platform/open-database';
import { migrate, standingOf } from '#api/platform/postgres/migrate';
import type { RoleUrls } from '#api/platform/postgres/roles';
import { ensureRoles } from '#api/platform/postgres/roles';
import { migrations } from '#migrations/all';

/** What the owner of the database may do to its shape. */
export interface Desk {
  standing(): Promise<{ readonly applied: readonly string[]; readonly missing: readonly string[] }>;
  /** Names of the migrations that ran. */
  up(): Promise<readonly string[]>;
  down(): Promise<readonly string[]>;
  /** The application's logins, made if they are missing. */
  logins(): Promise<RoleUrls>;
  close(): Promise<void>;
}

/** Opens the database as its owner (MIGRATION_DATABASE_URL, DATABASE_URL or the embedded one). */
export async function openDesk(): Promise<Desk> {
  const database = await openOwned(readConfig());
  const { ownerUrl } = database;
  return {
    standing: () => standingOf(ownerUrl, migrations),
    up: () => migrate(ownerUrl, 'up', migrations),
    down: () => migrate(ownerUrl, 'down', migrations),
    logins: () => ensureRoles(ownerUrl),
    close: () => database.close(),
  };
}
