// Installs and builds what a fresh clone lacks. Runs on any Node >= 20.11, needs no dependency.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** Flag of node that makes stack traces name lines of our own sources. */
export const SOURCE_MAPS = `--import=${pathToFileURL(join(root, 'scripts', 'source-maps.mjs')).href}`;
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

/** Installs exactly what the lock file names, unless that has been done, by us or by npm itself. */
export function ensureInstalled() {
  const lock = join(root, 'package-lock.json');
  const stamp = join(root, 'node_modules', '.cache', 'installed-lock');
  const digest = createHash('sha256').update(readFileSync(lock)).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(lock).mtimeMs) {
    say('Installing dependencies (once, a few minutes) …');
    run('npm', ['ci', '--loglevel=error', '--no-audit', '--no-fund'], {
      env: { npm_config_loglevel: 'error' },
    });
  }
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, digest);
}

/** Rebuilds `name` when a source file changed since its last build. */
export function ensureBuilt(name, folders, build) {
  const digest = digestOf(folders);
  const stamp = stampOf(name);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;
  say(`Building ${name} …`);
  build();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, digest);
}

/** Makes sure that the next build of `name` is not skipped. */
export function forgetBuild(name) {
  rmSync(stampOf(name), { force: true });
}

export function buildApi() {
  const sources = ['apps/api', 'libs', 'migrations'];
  ensureBuilt(
    'api',
    [...sources, '.swcrc', 'nest-cli.json', 'scripts/build-engine.mjs', 'package-lock.json'],
    () => {
      // What was moved or deleted since the last build must not be found there again.
      for (const folder of ['apps', 'libs', 'migrations'])
        rmSync(join(root, 'dist', folder), { recursive: true, force: true });
      run(nodeBinary(), ['node_modules/@nestjs/cli/bin/nest.js', 'build'], {
        env: { npm_config_loglevel: 'silent' },
      });
      run(nodeBinary(), ['scripts/build-engine.mjs']);
      writeFileSync(join(root, 'dist', 'commit'), commit());
    },
  );
}

/** The commit being built, marked when files differ from it; `unknown` where there is no repository. */
function commit() {
  const { status, stdout } = spawnSync(
    'git',
    ['describe', '--always', '--abbrev=40', '--dirty', '--exclude=*'],
    {
      cwd: root,
      encoding: 'utf8',
    },
  );
  return status === 0 ? stdout.trim() : 'unknown';
}

export function buildWeb() {
  ensureBuilt('web', ['apps/web', 'libs', 'angular.json', 'package-lock.json'], () =>
    run(nodeBinary(), ['node_modules/@angular/cli/bin/ng.js', 'build'], {
      env: { NG_CLI_ANALYTICS: 'false', CI: 'true' },
    }),
  );
}

const stampOf = (name) => join(root, 'dist', `.${name}.stamp`);

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
