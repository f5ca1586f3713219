import { createHmac } from 'node:crypto';
import pg from 'pg';

/** Roles of the running application; neither owns the log. */
export type ApplicationRole = 'treebeard_app' | 'treebeard_keys';

const ROLES: readonly ApplicationRole[] = ['treebeard_app', 'treebeard_keys'];
const ATTEMPTS = 5;
/** Two processes set the same role's password at once ("tuple concurrently updated", and its kin on create). */
const RACES: readonly unknown[] = ['XX000', '23505', '42710'];

/**
 * The connection string of a role, made from the owner's. Its password follows from the owner's, so that
 * one secret in the configuration is enough.
 */
export function roleUrl(ownerUrl: string, role: ApplicationRole): string {
  const url = new URL(ownerUrl);
  url.username = role;
  url.password = rolePassword(ownerUrl, role);
  return url.toString();
}

/** Makes the application's roles where they are missing (roles belong to the server, not to one database). */
export async function ensureRoles(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    for (const role of ROLES) await ensureRole(client, role, rolePassword(ownerUrl, role), ATTEMPTS);
  } finally {
    await client.end();
  }
}

async function ensureRole(
  client: pg.Client,
  role: ApplicationRole,
  password: string,
  attempts: number,
): Promise<void> {
  try {
    const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role]);
    if (rowCount === 0) await client.query(`create role ${role} login`);
    await client.query(`alter role ${role} login password '${password}'`);
    await client.query(`grant ${role} to current_user`);
  } catch (error) {
    const isRace = error instanceof pg.DatabaseError && RACES.includes(error.code);
    if (!isRace || attempts <= 1) throw error;
    await ensureRole(client, role, password, attempts - 1);
  }
}

function rolePassword(ownerUrl: string, role: ApplicationRole): string {
  return createHmac('sha256', decodeURIComponent(new URL(ownerUrl).password))
    .update(role)
    .digest('hex');
}
