import { existsSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import path from 'node:path';

/** A PostgreSQL server that runs on a data directory. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

/**
 * Reads `postmaster.pid` (line 1 the process id, line 4 the port, line 8 the status, according to PostgreSQL's
 * documentation). Undefined if no such process lives.
 */
export function readPostmaster(dataDir: string): (Postmaster & { readonly ready: boolean }) | undefined {
  const file = path.join(dataDir, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid) || isAnother(pid, dataDir)) return undefined;
  return { pid, port, ready: port > 0 && lines[7]?.trim() === 'ready' };
}

/**
 * Removes a `postmaster.pid` whose process id now belongs to another program, as after a container restart:
 * PostgreSQL would take that program for a server and refuse to start.
 */
export function removeStalePidFile(dataDir: string): void {
  const file = path.join(dataDir, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  if (isAlive(pid) && isAnother(pid, dataDir)) rmSync(file, { force: true });
}

/** Whether a live process is certainly not this directory's server, since a server's working directory is its data. */
function isAnother(pid: number, dataDir: string): boolean {
  try {
    return readlinkSync(`/proc/${String(pid)}/cwd`) !== realpathSync(dataDir);
  } catch {
    return false; // no such link on this system, or no right to read it
  }
}

/** Whether a process with this id is alive, another user's included; a zombie is not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  const stat = `/proc/${String(pid)}/stat`;
  return !existsSync(stat) || !/\) Z /.test(readFileSync(stat, 'utf8'));
}
