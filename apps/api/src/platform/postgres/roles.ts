import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import { Fault } from '#domain/shared/fault';

/** Roles with the rights of the running application; neither owns the log, and nobody logs in as them. */
export type ApplicationRole = 'treebeard_app' | 'treebeard_keys';

/** Connection strings of the application's roles. They contain passwords: never print them. */
export type RoleUrls = Readonly<Record<ApplicationRole, string>>;

const ROLES: readonly ApplicationRole[] = ['treebeard_app', 'treebeard_keys'];
const ATTEMPTS = 5;
const CONNECT_TIMEOUT_MS = 10_000;
const LOGINS_LOCK = 7_270_004;
/** SQLSTATEs of two processes that change the same role at once ("tuple concurrently updated" and the like). */
const RACES: readonly unknown[] = ['XX000', '23505', '42710'];
const NOT_ALLOWED = '42501';

/**
 * Creates the application's roles if missing, and for each a login for this database only, with a random password
 * that only the database's owner can read; returns their connection strings. Roles belong to a server, so
 * installations on one server share the roles but no login and no password.
 */
export async function ensureRoles(ownerUrl: string): Promise<RoleUrls> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOGINS_LOCK]);
    await client.query(`
      create schema if not exists installation;
      revoke all on schema installation from public;
      create table if not exists installation.logins (login text primary key, password text not null);
      revoke all on installation.logins from public;`);
    const { rows } = await client.query<{ name: string }>('select current_database() as name');
    const database = rows[0]?.name ?? '';
    await client.query(`revoke connect on database ${pg.escapeIdentifier(database)} from public`);
    const urls: [ApplicationRole, string][] = [];
    for (const role of ROLES) urls.push([role, await ensureLogin(client, role, { database, ownerUrl })]);
    return Object.fromEntries(urls) as RoleUrls; // one entry for each of ROLES
  } finally {
    await client.end();
  }
}

interface Place {
  readonly database: string;
  readonly ownerUrl: string;
}

/** Creates a login whose sessions take on the role, so that the role owns whatever they create. */
async function ensureLogin(
  client: pg.Client,
  role: ApplicationRole,
  { database, ownerUrl }: Place,
): Promise<string> {
  const login = `${role}_${createHash('sha256').update(database).digest('hex').slice(0, 12)}`;
  await client.query('insert into installation.logins values ($1, $2) on conflict do nothing', [
    login,
    randomBytes(24).toString('hex'),
  ]);
  const { rows } = await client.query<{ password: string }>(
    'select password from installation.logins where login = $1',
    [login],
  );
  const password = rows[0]?.password ?? '';
  await again(async () => {
    await create(client, role, 'nologin');
    await create(client, login, 'login');
    await client.query(`alter role ${login} login password ${pg.escapeLiteral(password)}`);
    await client.query(`grant ${role} to current_user, ${login}`);
    await client.query(`alter role ${login} set role = ${pg.escapeLiteral(role)}`);
    await client.query(`grant connect on database ${pg.escapeIdentifier(database)} to ${login}`);
  });
  const url = new URL(ownerUrl);
  url.username = login;
  url.password = password;
  return url.toString();
}

async function create(client: pg.Client, role: string, how: 'login' | 'nologin'): Promise<void> {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role]);
  if (rowCount === 0) await client.query(`create role ${role} ${how}`);
}

async function again(work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await work();
      return;
    } catch (error) {
      const code = error instanceof pg.DatabaseError ? error.code : undefined;
      if (code === NOT_ALLOWED) {
        throw new Fault(
          'postgres.roles-not-allowed',
          'The user of DATABASE_URL may not create or grant the roles treebeard_app and treebeard_keys: give it CREATEROLE, or have the user who created them grant both to it WITH ADMIN OPTION.',
        );
      }
      if (!RACES.includes(code) || attempt >= ATTEMPTS) throw error;
    }
  }
}
