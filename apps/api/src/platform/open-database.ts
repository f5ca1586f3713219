import { join } from 'node:path';
import { Fault } from '#domain/shared/fault';
import { migrations } from '#migrations/all';
import type { Config } from '../config/config.js';
import { startPostgres } from './postgres/embedded-postgres.js';
import { migrate, refuseUnmigrated } from './postgres/migrate.js';
import type { RoleUrls } from './postgres/roles.js';
import { ensureRoles } from './postgres/roles.js';
import { hasMasterKey } from './sealing/master-key.js';

type DatabaseSettings = Pick<
  Config,
  'DATABASE_URL' | 'KEYS_DATABASE_URL' | 'MIGRATION_DATABASE_URL' | 'DATA_DIR'
>;

/** A migrated database, as the application may use it. */
export interface OpenDatabase {
  readonly urls: RoleUrls;
  /** Whether no master key belongs to it yet. */
  readonly isFresh: boolean;
  close(): Promise<void>;
}

/** A database as its owner, who alone may change its shape. */
interface OwnedDatabase {
  readonly ownerUrl: string;
  close(): Promise<void>;
}

/**
 * Opens the configured database, or starts the embedded one. Where the settings name its owner, it is migrated first
 * and the owner's credential is not passed on; where they name the application's two logins, the owner is unknown
 * here and the database must have been migrated.
 */
export async function openDatabase(
  config: DatabaseSettings,
  onLost?: (error: unknown) => void,
): Promise<OpenDatabase> {
  const { DATABASE_URL: appUrl, KEYS_DATABASE_URL: keysUrl } = config;
  if (appUrl !== undefined && keysUrl !== undefined) {
    await refuseUnmigrated(appUrl, migrations);
    const urls = { treebeard_app: appUrl, treebeard_keys: keysUrl };
    return { urls, isFresh: !(await hasMasterKey(keysUrl)), close: () => Promise.resolve() };
  }
  const owned = await openOwned(config, onLost);
  const { ownerUrl } = owned;
  try {
    await migrate(ownerUrl, 'up', migrations);
    const urls = await ensureRoles(ownerUrl);
    return { urls, isFresh: !(await hasMasterKey(urls.treebeard_keys)), close: () => owned.close() };
  } catch (error) {
    await owned.close();
    throw error;
  }
}

/** The database for its owner, not yet migrated. Throws `postgres.owner-unknown` where the settings do not name one. */
export async function openOwned(
  config: DatabaseSettings,
  onLost?: (error: unknown) => void,
): Promise<OwnedDatabase> {
  const { DATABASE_URL, KEYS_DATABASE_URL, MIGRATION_DATABASE_URL, DATA_DIR } = config;
  const ownerUrl = MIGRATION_DATABASE_URL ?? DATABASE_URL;
  if (ownerUrl === undefined) {
    const embedded = await startPostgres({
      dataDir: join(DATA_DIR, 'postgres'),
      ...(onLost && { onLost }),
    });
    return { ownerUrl: embedded.url, close: () => embedded.stop() };
  }
  if (MIGRATION_DATABASE_URL === undefined && KEYS_DATABASE_URL !== undefined) {
    throw new Fault(
      'postgres.owner-unknown',
      'DATABASE_URL is the application’s login here, which may not change tables: set MIGRATION_DATABASE_URL to the owner’s connection string for this command.',
    );
  }
  return { ownerUrl, close: () => Promise.resolve() };
}
