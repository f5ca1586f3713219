// What a fresh clone lacks: dependencies and builds. Runs on any Node >= 20.11, needs no dependency.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const say = (text) => process.stderr.write(`${text}\n`);

/** Node 24 from the dependencies where its platform package exists, else the Node that runs this. */
export function nodeBinary() {
  const bundled = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  return existsSync(bundled) ? bundled : process.execPath;
}

/** Runs one command to its end; a failure ends this process with the command's own exit code. */
export function run(command, args, { quiet = false, env = {} } = {}) {
  const result = spawnSync(command, args, {
    cwd: root,
    env: { ...process.env, ...env },
    // Only the program itself may write to stdout: `--json` promises one document there.
    stdio: ['ignore', quiet ? 'pipe' : 2, quiet ? 'pipe' : 'inherit'],
    shell: process.platform === 'win32',
  });
  if (result.status === 0) return;
  if (quiet) say(`${result.stdout ?? ''}${result.stderr ?? ''}`);
  say(`${command} ${args.join(' ')} failed`);
  process.exit(result.status ?? 1);
}

/** Installs exactly the lock file, once per lock file. */
export function ensureInstalled() {
  const installed = join(root, 'node_modules', '.package-lock.json');
  const lock = join(root, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  say('Installing dependencies (once, a few minutes) …');
  run('npm', ['ci', '--loglevel=error', '--no-audit', '--no-fund'], {
    env: { npm_config_loglevel: 'error' },
  });
}

/** Rebuilds `name` when a source file changed since its last build. */
export function ensureBuilt(name, folders, build) {
  const digest = digestOf(folders);
  const stamp = join(root, 'dist', `.${name}.stamp`);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;
  say(`Building ${name} …`);
  build();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, digest);
}

export function buildApi() {
  ensureBuilt('api', ['apps/api', 'libs', 'migrations', '.swcrc', 'package-lock.json'], () =>
    run(nodeBinary(), [
      'node_modules/@swc/cli/bin/swc.js',
      'apps/api',
      'libs',
      'migrations',
      '-d',
      'dist',
      '-q',
    ]),
  );
}

export function buildWeb() {
  ensureBuilt('web', ['apps/web', 'libs', 'angular.json', 'package-lock.json'], () =>
    run(nodeBinary(), ['node_modules/@angular/cli/bin/ng.js', 'build'], {
      env: { NG_CLI_ANALYTICS: 'false', CI: 'true' },
    }),
  );
}

function digestOf(folders) {
  const hash = createHash('sha256');
  for (const folder of folders) {
    for (const file of filesBelow(join(root, folder))) {
      hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0');
    }
  }
  return hash.digest('hex');
}

function filesBelow(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !entry.name.endsWith('.spec.ts'))
    .flatMap((entry) => filesBelow(join(path, entry.name)))
    .sort();
}
