// npm test: every check there is, each counted once, ending with the line `N passed, N failed`.
// `npm test -- lint unit` runs only the named steps.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildApi, buildWeb, ensureInstalled, nodeBinary, root } from './prepare.mjs';

const total = { passed: 0, failed: 0, skipped: 0 };
const notes = [];
const say = (text) => process.stdout.write(`${text}\n`);

function node(args, env = {}) {
  const result = spawnSync(nodeBinary(), args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  return result.status === 0;
}

/** A check that passes or fails as one. */
function check(name, args) {
  const ok = node(args);
  total[ok ? 'passed' : 'failed'] += 1;
  if (!ok) notes.push(`FAILED: ${name}`);
}

/** Jest projects, counted test by test. */
function jest(projects, extra = []) {
  const report = join(root, 'node_modules', '.cache', 'jest-report', `${projects.join('-')}.json`);
  mkdirSync(join(report, '..'), { recursive: true });
  rmSync(report, { force: true });
  const ok = node([
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    'node_modules/jest/bin/jest.js',
    '--selectProjects',
    ...projects,
    '--json',
    `--outputFile=${report}`,
    '--reporters=default',
    ...extra,
  ]);
  const counts = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined;
  total.passed += counts?.numPassedTests ?? 0;
  total.skipped += (counts?.numPendingTests ?? 0) + (counts?.numTodoTests ?? 0);
  // A suite that could not even load counts as one failure.
  total.failed += (counts?.numFailedTests ?? 0) + (counts?.numRuntimeErrorTestSuites ?? 0);
  if (!ok && (counts?.numFailedTests ?? 0) + (counts?.numRuntimeErrorTestSuites ?? 0) === 0)
    total.failed += 1;
  if (!ok) notes.push(`FAILED: ${projects.join(', ')} tests`);
}

/** The journeys need a browser: on Debian as root one is installed, elsewhere its absence is said. */
function browserIsThere() {
  if (existsSync('/usr/bin/chromium')) return true;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say('Installing Chromium for the browser journeys …');
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  }
  return existsSync('/usr/bin/chromium');
}

const steps = {
  lint: () => {
    check('formatting', ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.']);
    check('eslint', ['node_modules/eslint/bin/eslint.js', '.']);
    check('import rules', [
      'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
      'apps',
      'libs',
      'migrations',
      'test',
    ]);
    check('unused code', ['node_modules/knip/bin/knip.js']);
  },
  types: () => {
    check('types', ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json']);
    check('types of the pages', ['node_modules/typescript/bin/tsc', '-p', 'apps/web/tsconfig.json']);
  },
  unit: () => jest(['unit', 'rules']),
  integration: () => {
    buildApi();
    jest(['integration'], ['--maxWorkers=2']);
  },
  web: () => jest(['web']),
  journeys: () => {
    buildApi();
    buildWeb();
    if (browserIsThere()) return jest(['journeys'], ['--runInBand']);
    total.skipped += 1;
    notes.push('SKIPPED: THE BROWSER JOURNEYS. No Chromium at /usr/bin/chromium; install it and run again.');
  },
};

ensureInstalled();
const wanted = process.argv.slice(2).length > 0 ? process.argv.slice(2) : Object.keys(steps);
for (const name of wanted) {
  const step = steps[name];
  if (step === undefined) {
    say(`There is no step "${name}". Steps: ${Object.keys(steps).join(', ')}.`);
    process.exit(2);
  }
  say(`\n== ${name}`);
  step();
}
if (process.env.KURRENTDB_URL === undefined)
  notes.push('SKIPPED: KurrentDB contract run (no KURRENTDB_URL).');
for (const note of notes) say(note);
say(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`);
process.exit(total.failed === 0 ? 0 : 1);
