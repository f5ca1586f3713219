import { chownSync, closeSync, existsSync, openSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Unprivileged } from './unprivileged.js';
import { createServer } from 'node:net';

/** Settings for starting a server. */
export interface ServerStart {
  readonly program: string;
  readonly dataDir: string;
  readonly runAs: Unprivileged;
  /** Its earlier port, for clients that know it; absent, a free one is taken. */
  readonly port?: number;
}

const LOG_FILE = 'server.log';
const MAX_LOG_BYTES = 10_000_000;
const LOG_TAIL_CHARS = 2_000;

/**
 * Settings that differ from PostgreSQL's defaults. Durability (fsync, synchronous_commit) stays on. No Unix
 * socket, because its path may be too long or not writable; only this machine may connect.
 */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '128MB',
  max_wal_size: '1GB',
  logging_collector: 'off',
  log_min_messages: 'warning',
};

/**
 * Starts the server in its own process group, so that Ctrl-C in a terminal reaches only our process, which then
 * stops the server in order. The log goes to a file, so that the server survives a killed parent.
 */
export async function startServer({ program, dataDir, runAs, port: known }: ServerStart): Promise<void> {
  const port = known ?? (await freePort());
  const logFile = path.join(dataDir, LOG_FILE);
  const isLong = existsSync(logFile) && statSync(logFile).size > MAX_LOG_BYTES;
  const log = openSync(logFile, isLong ? 'w' : 'a', 0o600);
  if (runAs.owner !== undefined) chownSync(logFile, runAs.owner.uid, runAs.owner.gid);
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const args = ['-D', dataDir, '-p', String(port), ...settings];
  const child = runAs.spawn(program, args, { stdio: ['ignore', log, log], detached: true, cwd: '/' });
  child.on('error', () => undefined); // the caller notices a server that does not start, and reads its log
  child.unref();
  closeSync(log);
}

/** The server's last log lines about its own end, for an error message; empty if there are none. */
export function lastWords(dataDir: string): string {
  const logFile = path.join(dataDir, LOG_FILE);
  if (!existsSync(logFile)) return '';
  const tail = readFileSync(logFile, 'utf8').slice(-LOG_TAIL_CHARS).split('\n');
  return tail.findLast((line) => /(FATAL|PANIC):/.test(line))?.replace(/^.*?(?=FATAL|PANIC)/, '') ?? '';
}

/** A currently free port of 127.0.0.1. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => {
        resolve(port);
      });
    });
  });
}
