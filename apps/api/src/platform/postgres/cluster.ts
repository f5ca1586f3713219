import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Fault } from '#domain/shared/fault';
import { isAlive } from './postmaster.js';
import { makeOwnedDirectory } from './unprivileged.js';
import type { Unprivileged } from './unprivileged.js';

/** Name of the embedded cluster's superuser. */
export const SUPERUSER = 'treebeard';

const PASSWORD_FILE = 'treebeard.password';
const LOG_BYTES = 4_000;

/** The superuser's random password, generated with the cluster. Throws `postgres.no-password`. */
export function readPassword(dataDir: string): string {
  const file = path.join(dataDir, PASSWORD_FILE);
  const password = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
  if (password !== '') return password;
  throw new Fault(
    'postgres.no-password',
    `${file} is missing or empty: restore it from a backup of the folder.`,
  );
}

/**
 * Creates the cluster if there is none: beside its place and then renamed into it, so that a killed process
 * leaves no broken cluster, and two that start at once end with the same one.
 */
export async function initialiseCluster(dataDir: string, initdb: string, runAs: Unprivileged): Promise<void> {
  if (existsSync(path.join(dataDir, 'PG_VERSION'))) return;
  if (existsSync(dataDir) && readdirSync(dataDir).length > 0) {
    throw new Fault(
      'postgres.not-a-database',
      `${dataDir} holds files, but no PG_VERSION, so it is not a complete database: restore a backup, or move the folder away to start with an empty one.`,
    );
  }
  removeAbandoned(dataDir);
  const parent = path.dirname(dataDir);
  if (!existsSync(parent)) makeOwnedDirectory(parent, runAs);
  const draft = `${dataDir}.new-${String(process.pid)}`;
  makeOwnedDirectory(draft, runAs);
  const password = randomBytes(24).toString('hex');
  const passwordFile = `${draft}.password`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (runAs.owner !== undefined) chownSync(passwordFile, runAs.owner.uid, runAs.owner.gid);
  try {
    await runInitdb(initdb, draft, passwordFile, runAs);
    renameSync(passwordFile, path.join(draft, PASSWORD_FILE));
    moveIntoPlace(draft, dataDir);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(draft, { recursive: true, force: true });
  }
}

async function runInitdb(
  initdb: string,
  draft: string,
  passwordFile: string,
  runAs: Unprivileged,
): Promise<void> {
  const args = [`--pgdata=${draft}`, `--username=${SUPERUSER}`, `--pwfile=${passwordFile}`];
  args.push('--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--no-instructions');
  const child = runAs.spawn(initdb, args, { stdio: ['ignore', 'pipe', 'pipe'], cwd: '/' });
  let output = '';
  const keep = (chunk: Buffer) => (output = (output + chunk.toString()).slice(-LOG_BYTES));
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  await once(child, 'close');
  if (child.exitCode !== 0) {
    throw new Fault('postgres.initdb-failed', 'The bundled PostgreSQL could not create its data directory.', {
      draft,
      output,
    });
  }
}

function moveIntoPlace(draft: string, dataDir: string): void {
  try {
    renameSync(draft, dataDir);
  } catch (error) {
    if (!existsSync(path.join(dataDir, 'PG_VERSION'))) throw error; // else another process was first: use its cluster
  }
}

function removeAbandoned(dataDir: string): void {
  const parent = path.dirname(dataDir);
  if (!existsSync(parent)) return;
  for (const name of readdirSync(parent)) {
    const pid = name.startsWith(`${path.basename(dataDir)}.new-`)
      ? Number.parseInt(name.slice(name.lastIndexOf('-') + 1), 10)
      : NaN;
    if (Number.isInteger(pid) && !isAlive(pid))
      rmSync(path.join(parent, name), { recursive: true, force: true });
  }
}
