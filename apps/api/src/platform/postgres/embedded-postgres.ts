import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { Fault } from '#domain/shared/fault';
import { findPostgresBinaries } from './binaries.js';
import { isDatabaseAway } from './database-away.js';
import { initialiseCluster, readPassword, SUPERUSER } from './cluster.js';
import { isAlive, readPostmaster, removeStalePidFile } from './postmaster.js';
import { lastWords, startServer } from './server-process.js';
import { unprivileged } from './unprivileged.js';
import type { Postmaster } from './postmaster.js';

/** Where the server keeps its data, and what to call if it is lost. */
export interface EmbeddedSettings {
  readonly dataDir: string;
  /** If given, a lost server is restarted on its port; called if that fails. */
  readonly onLost?: (error: unknown) => void;
}

/** A running embedded PostgreSQL. */
export interface EmbeddedPostgres {
  /** Connection string of the superuser to the database `treebeard`, password included. */
  readonly url: string;
  /** Stops the server, unless another live process owns it. Idempotent. */
  stop(): Promise<void>;
}

const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 30_000;
const RESTART_AFTER_MS = 3_000;
const MOST_STARTS = 4;
const RESTART_PAUSE_MS = 500;
const POLL_MS = 15;
/** Key of the advisory lock in the database `postgres` that the owning process holds for its lifetime. */
const OWNER_LOCK = 7_270_001;

/**
 * Starts PostgreSQL on `dataDir` (created on first use) on a free port of 127.0.0.1, or attaches to a server that
 * already runs there: one left behind by a killed process is taken over, one owned by another live process is
 * only used. Install signal handlers that call `stop()` before calling this.
 */
export async function startPostgres({ dataDir, onLost }: EmbeddedSettings): Promise<EmbeddedPostgres> {
  const directory = path.resolve(dataDir);
  const binaries = await findPostgresBinaries();
  const runAs = unprivileged(binaries.postgres, directory);
  await initialiseCluster(directory, binaries.initdb, runAs);
  const urlOf = (database: string, { port }: Postmaster) =>
    `postgresql://${SUPERUSER}:${readPassword(directory)}@127.0.0.1:${String(port)}/${database}`;
  const bringUp = async (before?: Postmaster): Promise<Owned> => {
    const start = { program: binaries.postgres, dataDir: directory, runAs };
    const server = await runningServer(directory, () =>
      startServer(before === undefined ? start : { ...start, port: before.port }),
    );
    return { server, owner: await becomeOwner(urlOf('postgres', server)) };
  };
  readPassword(directory);
  const foundRunning = readPostmaster(directory) !== undefined;
  let up = await persistently(bringUp).catch(async (error: unknown) => {
    // Nobody could use what was started in vain.
    const server = readPostmaster(directory);
    if (!foundRunning && server !== undefined) await stopServer(server);
    throw error;
  });
  let stopping: Promise<void> | undefined;
  const watch = () => {
    up.owner?.once('end', () => {
      if (stopping !== undefined || onLost === undefined) return;
      persistently(() => bringUp(up.server)).then((again) => {
        up = again;
        watch();
      }, onLost);
    });
  };
  watch();
  return {
    url: urlOf('treebeard', up.server),
    stop: () => (stopping ??= up.owner === undefined ? Promise.resolve() : stopOwned(up.server, up.owner)),
  };
}

/** Retries, because a server that was killed may seem alive, or stop once more, before anybody is connected to it. */
async function persistently<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isDatabaseAway(error) || attempt >= MOST_STARTS) throw error;
      await pause(RESTART_PAUSE_MS * attempt);
    }
  }
}

/** A server and the connection that holds its owner lock; undefined if another process owns it. */
interface Owned {
  readonly server: Postmaster;
  readonly owner: pg.Client | undefined;
}

/**
 * The server on `dataDir`, started if there is none, and started again if it stops: after a crash the children
 * of the old server may still hold its memory for a moment.
 */
async function runningServer(dataDir: string, start: () => Promise<void>): Promise<Postmaster> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  let startedAtMs = Number.NEGATIVE_INFINITY;
  let starts = 0;
  while (Date.now() < deadline) {
    const server = readPostmaster(dataDir);
    if (server?.ready === true) return server;
    if (server === undefined && Date.now() - startedAtMs > RESTART_AFTER_MS) {
      if (starts === MOST_STARTS) break;
      starts += 1;
      startedAtMs = Date.now();
      removeStalePidFile(dataDir);
      await start();
    }
    await pause(POLL_MS);
  }
  const said = lastWords(dataDir);
  throw new Fault(
    'postgres.did-not-start',
    `The bundled PostgreSQL in ${dataDir} does not start${said === '' ? '' : `, and says: ${said}`}. See server.log there; if the data is damaged, restore a backup.`,
    { dataDir },
  );
}

/** Opens the owner's connection and creates the database if missing; undefined if another process owns the server. */
async function becomeOwner(url: string): Promise<pg.Client | undefined> {
  const client = new pg.Client({ connectionString: url, application_name: 'treebeard owner' });
  client.on('error', () => undefined); // the server went away: its users notice on their own connections
  await client.connect();
  await client.query('select pg_advisory_lock($1)', [OWNER_LOCK + 1]);
  const { rowCount } = await client.query("select from pg_database where datname = 'treebeard'");
  if (rowCount === 0) await client.query('create database treebeard');
  await client.query('select pg_advisory_unlock($1)', [OWNER_LOCK + 1]);
  const { rows } = await client.query<{ owner: boolean }>('select pg_try_advisory_lock($1) as owner', [
    OWNER_LOCK,
  ]);
  if (rows[0]?.owner === true) {
    referTo(client, false); // holding the lock must not keep the process alive
    return client;
  }
  await client.end();
  return undefined;
}

/** Whether a connection keeps the process alive. pg has both methods, its types do not. */
function referTo(client: pg.Client, keepsAlive: boolean): void {
  const counted = client as pg.Client & { ref(): void; unref(): void };
  if (keepsAlive) counted.ref();
  else counted.unref();
}

async function stopOwned(server: Postmaster, owner: pg.Client): Promise<void> {
  referTo(owner, true);
  await owner.end().catch(() => undefined);
  await stopServer(server);
}

/** SIGINT is PostgreSQL's fast shutdown: open transactions are rolled back, everything committed is kept. */
async function stopServer({ pid }: Postmaster): Promise<void> {
  const deadline = Date.now() + STOP_TIMEOUT_MS;
  if (isAlive(pid)) process.kill(pid, 'SIGINT');
  while (isAlive(pid) && Date.now() < deadline) await pause(POLL_MS);
  if (isAlive(pid)) process.kill(pid, 'SIGQUIT');
}
