import { spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { DomainError } from '#domain/shared/domain-error';

/** How to run a program that refuses to run as root. */
export interface Unprivileged {
  /** The user and group the files it works on must belong to, on the outside. */
  readonly owner: { readonly uid: number; readonly gid: number } | undefined;
  spawn(program: string, args: readonly string[], options: SpawnOptions): ChildProcess;
}

const NOBODY = 65534;

/**
 * PostgreSQL never runs as root. A plain user runs it as is; root drops to the `postgres` user when that
 * user can reach both the programs and the data, else maps itself to nobody in a user namespace.
 */
export function unprivileged(program: string, dataDir: string): Unprivileged {
  if (process.getuid?.() !== 0) {
    return { owner: undefined, spawn: (name, args, options) => spawn(name, [...args], options) };
  }
  const user = postgresUser();
  const ownedByRoot = existsSync(dataDir) && statSync(dataDir).uid === 0;
  if (user !== undefined && !ownedByRoot && canReach(user, program, dataDir)) {
    return { owner: user, spawn: (name, args, options) => spawn(name, [...args], { ...options, ...user }) };
  }
  const map = ['-U', `--map-user=${String(NOBODY)}`, `--map-group=${String(NOBODY)}`];
  if (spawnSync('unshare', [...map, 'true']).status !== 0) {
    throw new DomainError(
      'postgres.needs-a-user',
      'PostgreSQL does not run as root: start as a plain user, create a user named postgres that can read this folder, or set DATABASE_URL.',
    );
  }
  return {
    owner: { uid: 0, gid: 0 },
    spawn: (name, args, options) => spawn('unshare', [...map, name, ...args], options),
  };
}

/** Makes a directory (and its parents) that the unprivileged program may write to. */
export function makeOwnedDirectory(directory: string, { owner }: Unprivileged): void {
  mkdirSync(directory, { recursive: true });
  if (owner !== undefined) chownSync(directory, owner.uid, owner.gid);
}

function postgresUser(): { uid: number; gid: number } | undefined {
  if (!existsSync('/etc/passwd')) return undefined;
  const line = /^postgres:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'));
  return line ? { uid: Number(line[1]), gid: Number(line[2]) } : undefined;
}

function canReach(user: { uid: number; gid: number }, program: string, dataDir: string): boolean {
  const nearest = nearestExisting(path.dirname(dataDir));
  return (
    spawnSync('/bin/sh', ['-c', `test -x "$1" && test -x "$2"`, 'sh', program, nearest], user).status === 0
  );
}

function nearestExisting(directory: string): string {
  return existsSync(directory) ? directory : nearestExisting(path.dirname(directory));
}
