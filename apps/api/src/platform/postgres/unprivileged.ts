import { spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { Fault } from '#domain/shared/fault';

/** How to run a program that refuses to run as root. */
export interface Unprivileged {
  /** The user and group that must own its files, as seen outside a user namespace. */
  readonly owner: { readonly uid: number; readonly gid: number } | undefined;
  spawn(program: string, args: readonly string[], options: SpawnOptions): ChildProcess;
}

interface User {
  readonly uid: number;
  readonly gid: number;
}

const NOBODY = 65534;
const MAP = ['-U', `--map-user=${String(NOBODY)}`, `--map-group=${String(NOBODY)}`];

/**
 * PostgreSQL refuses to run as root. A plain user runs it as is. Root drops to the user `postgres` if that can
 * reach both programs and data, else maps itself to nobody in a user namespace, else (containers often forbid
 * that) drops to the user `nobody`. An existing data directory tells by its owner which of these it was.
 */
export function unprivileged(program: string, dataDir: string): Unprivileged {
  if (process.getuid?.() !== 0) {
    return { owner: undefined, spawn: (name, args, options) => spawn(name, [...args], options) };
  }
  const owner = existsSync(dataDir) ? statSync(dataDir).uid : undefined;
  const canDropTo = (user: User | undefined): user is User =>
    user !== undefined && (owner ?? user.uid) === user.uid && canReach(user, program, dataDir);
  const [postgres, nobody] = [systemUser('postgres'), systemUser('nobody')];
  if (canDropTo(postgres)) return droppedTo(postgres);
  if ((owner ?? 0) === 0 && spawnSync('unshare', [...MAP, 'true']).status === 0) {
    return {
      owner: { uid: 0, gid: 0 },
      spawn: (name, args, options) => spawn('unshare', [...MAP, name, ...args], options),
    };
  }
  if (canDropTo(nobody)) return droppedTo(nobody);
  throw new Fault(
    'postgres.needs-a-user',
    'PostgreSQL does not run as root: start as a plain user, create a user named postgres that can read this folder, or set DATABASE_URL.',
    { dataDir },
  );
}

function droppedTo(user: User): Unprivileged {
  return {
    owner: user,
    spawn: (name, args, options) => spawn(name, [...args], { ...options, uid: user.uid, gid: user.gid }),
  };
}

/** Creates a directory (and its parents) that the unprivileged program may write to. */
export function makeOwnedDirectory(directory: string, { owner }: Unprivileged): void {
  mkdirSync(directory, { recursive: true });
  if (owner !== undefined) chownSync(directory, owner.uid, owner.gid);
}

function systemUser(name: string): User | undefined {
  if (!existsSync('/etc/passwd')) return undefined;
  const line = new RegExp(`^${name}:[^:]*:(\\d+):(\\d+):`, 'm').exec(readFileSync('/etc/passwd', 'utf8'));
  return line ? { uid: Number(line[1]), gid: Number(line[2]) } : undefined;
}

function canReach(user: User, program: string, dataDir: string): boolean {
  const nearest = nearestExisting(path.dirname(dataDir));
  return (
    spawnSync('/bin/sh', ['-c', `test -x "$1" && test -x "$2"`, 'sh', program, nearest], user).status === 0
  );
}

function nearestExisting(directory: string): string {
  return existsSync(directory) ? directory : nearestExisting(path.dirname(directory));
}
