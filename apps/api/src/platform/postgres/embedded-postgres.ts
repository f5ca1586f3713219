import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { Fault } from '#domain/shared/fault';
import { findPostgresBinaries } from './binaries.js';
import { initialiseCluster, readPassword, SUPERUSER } from './cluster.js';
import { isAlive, readPostmaster, removeStalePidFile } from './postmaster.js';
import { serverLogTail, startServer } from './server-process.js';
import { unprivileged } from './unprivileged.js';
import type { Postmaster } from './postmaster.js';

/** A running PostgreSQL of our own. */
export interface EmbeddedPostgres {
  /** Connection string of the superuser to the database `treebeard`, password included. */
  readonly url: string;
  /** Stops the server, unless another live process owns it. Idempotent. */
  stop(): Promise<void>;
}

const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 30_000;
const RESTART_AFTER_MS = 3_000;
const POLL_MS = 15;
/** Key of the advisory lock, in the database `postgres`, that the owning process holds while it lives. */
const OWNER_LOCK = 7_270_001;

/**
 * Starts PostgreSQL on `dataDir` (made on first use) on a free port of 127.0.0.1, or attaches to the server
 * that already runs there: one left behind by a killed process is taken over, one that another live process
 * owns is only used. Install signal handlers that call `stop()` before calling this.
 */
export async function startPostgres({ dataDir }: { readonly dataDir: string }): Promise<EmbeddedPostgres> {
  const directory = path.resolve(dataDir);
  const binaries = await findPostgresBinaries();
  const runAs = unprivileged(binaries.postgres, directory);
  await initialiseCluster(directory, binaries.initdb, runAs);
  const server = await runningServer(directory, () =>
    startServer({ program: binaries.postgres, dataDir: directory, runAs }),
  );
  const urlOf = (database: string) =>
    `postgresql://${SUPERUSER}:${readPassword(directory)}@127.0.0.1:${String(server.port)}/${database}`;
  const owner = await becomeOwner(urlOf('postgres'));
  let stopping: Promise<void> | undefined;
  return {
    url: urlOf('treebeard'),
    stop: () => (stopping ??= owner === undefined ? Promise.resolve() : stopServer(server, owner)),
  };
}

/**
 * The server on `dataDir`, started if there is none. One that goes away again is started anew: after a crash
 * the children of the old one may still hold its memory for a moment.
 */
async function runningServer(dataDir: string, start: () => Promise<void>): Promise<Postmaster> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  let startedAtMs = Number.NEGATIVE_INFINITY;
  while (Date.now() < deadline) {
    const server = readPostmaster(dataDir);
    if (server?.ready === true) return server;
    if (server === undefined && Date.now() - startedAtMs > RESTART_AFTER_MS) {
      startedAtMs = Date.now();
      removeStalePidFile(dataDir);
      await start();
    }
    await pause(POLL_MS);
  }
  throw new Fault('postgres.did-not-start', 'The bundled PostgreSQL did not start; see the end of its log.', {
    dataDir,
    log: serverLogTail(dataDir),
  });
}

/** The owner's connection, which also makes sure that the database exists; undefined when owned elsewhere. */
async function becomeOwner(url: string): Promise<pg.Client | undefined> {
  const client = new pg.Client({ connectionString: url, application_name: 'treebeard owner' });
  client.on('error', () => undefined); // the server went away: whoever uses it hears of it on their own connection
  await client.connect();
  await client.query('select pg_advisory_lock($1)', [OWNER_LOCK + 1]);
  const { rowCount } = await client.query("select from pg_database where datname = 'treebeard'");
  if (rowCount === 0) await client.query('create database treebeard');
  await client.query('select pg_advisory_unlock($1)', [OWNER_LOCK + 1]);
  const { rows } = await client.query<{ owner: boolean }>('select pg_try_advisory_lock($1) as owner', [
    OWNER_LOCK,
  ]);
  if (rows[0]?.owner === true) {
    referTo(client, false); // holding the lock is no reason for a process to go on
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

/** SIGINT is PostgreSQL's fast shutdown: open transactions are rolled back, everything committed is kept. */
async function stopServer({ pid }: Postmaster, owner: pg.Client): Promise<void> {
  referTo(owner, true);
  await owner.end().catch(() => undefined);
  const deadline = Date.now() + STOP_TIMEOUT_MS;
  if (isAlive(pid)) process.kill(pid, 'SIGINT');
  while (isAlive(pid) && Date.now() < deadline) await pause(POLL_MS);
  if (isAlive(pid)) process.kill(pid, 'SIGQUIT');
}
