import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { migrations } from '#migrations/all';
import { startPostgres } from '#api/platform/postgres/embedded-postgres';
import { migrate } from '#api/platform/postgres/migrate';
import { readPostmaster } from '#api/platform/postgres/postmaster';
import { ensureRoles } from '#api/platform/postgres/roles';

/** A migrated database for one suite, on the one server of this test run. */
export interface TestDatabase {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly keysUrl: string;
  drop(): Promise<void>;
}

const TEMPLATE = 'treebeard_template';
const TEMPLATE_LOCK = 7_270_009;

/**
 * Makes a database by copying a migrated template. The first suite of a run starts the server, in a folder
 * that carries the runner's process id; a watcher stops it and removes the folder when the runner is gone.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const serverUrl = await testServer();
  const admin = new pg.Client({ connectionString: databaseUrl(serverUrl, 'postgres') });
  await admin.connect();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  try {
    await admin.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const { rowCount } = await admin.query('select from pg_database where datname = $1 and datistemplate', [
      TEMPLATE,
    ]);
    if (rowCount === 0) await makeTemplate(admin, serverUrl);
    await admin.query(`create database ${name} template ${TEMPLATE}`);
    // Rights on a database are not copied with it (migrations/0004-work.ts).
    await admin.query(`grant create on database ${name} to treebeard_app`);
  } finally {
    await admin.end();
  }
  const ownerUrl = databaseUrl(serverUrl, name);
  const { treebeard_app: appUrl, treebeard_keys: keysUrl } = await ensureRoles(ownerUrl);
  return {
    ownerUrl,
    appUrl,
    keysUrl,
    drop: () => dropDatabase(serverUrl, name),
  };
}

/** The superuser's connection string to the run's server. Its fsync is off: nothing of it outlives the run. */
async function testServer(): Promise<string> {
  // Under jest-worker the runner is the parent; in one process it is this one.
  const runner = process.send === undefined ? process.pid : process.ppid;
  const dataDir = path.join(tmpdir(), `treebeard-test-${String(runner)}`);
  const { url } = await startPostgres({ dataDir });
  if (isFirst(`${dataDir}.watched`)) {
    watch(runner, dataDir);
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query('alter system set fsync = off');
    await client.query('select pg_reload_conf()');
    await client.end();
  }
  return url;
}

function isFirst(marker: string): boolean {
  try {
    closeSync(openSync(marker, 'wx'));
    return true;
  } catch {
    return false;
  }
}

function watch(runner: number, dataDir: string): void {
  const server = readPostmaster(dataDir)?.pid ?? 0;
  const script =
    'while kill -0 "$1" 2>/dev/null; do sleep 0.3; done; kill -INT "$2"; while kill -0 "$2" 2>/dev/null; do sleep 0.1; done; rm -rf "$3" "$3.watched"';
  const args = ['-c', script, 'sh', String(runner), String(server), dataDir];
  spawn('sh', args, { detached: true, stdio: 'ignore' }).unref();
}

async function makeTemplate(admin: pg.Client, serverUrl: string): Promise<void> {
  await admin.query(`drop database if exists ${TEMPLATE}`);
  await admin.query(`create database ${TEMPLATE}`);
  await migrate(databaseUrl(serverUrl, TEMPLATE), 'up', migrations);
  await admin.query(`alter database ${TEMPLATE} is_template true`);
}

async function dropDatabase(serverUrl: string, name: string): Promise<void> {
  const admin = new pg.Client({ connectionString: databaseUrl(serverUrl, 'postgres') });
  await admin.connect();
  await admin.query(`drop database if exists ${name} with (force)`);
  await admin.end();
}

function databaseUrl(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = database;
  return url.toString();
}
