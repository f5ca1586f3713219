// npm test: every check that guards a change, each counted once, ending with the line `N passed, N failed`.
// `npm test -- lint unit` runs only the named steps.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { checks, jest, runSteps, say, skip } from './checks.mjs';
import { buildApi, buildWeb, ensureInstalled } from './prepare.mjs';

const CHROMIUM = '/usr/bin/chromium';

/** The journeys need a browser: on Debian as root one is installed, elsewhere its absence is reported. */
function browserIsThere() {
  if (existsSync(CHROMIUM)) return true;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say('Installing Chromium for the browser journeys …');
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  }
  return existsSync(CHROMIUM);
}

const cached = ['--cache', '--cache-strategy', 'content', '--cache-location', 'node_modules/.cache/eslint/'];
const rules = 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs';
const steps = {
  // The longest first: two run at a time.
  lint: () =>
    checks([
      ['eslint', ['node_modules/eslint/bin/eslint.js', ...cached, '.']],
      ['formatting', ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.']],
      ['import rules', [rules, 'apps', 'libs', 'migrations', 'test']],
      ['unused code', ['node_modules/knip/bin/knip.js']],
      ['code that only tests use', ['node_modules/knip/bin/knip.js', '--production']],
    ]),
  types: () =>
    checks([
      ['types', ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json']],
      ['types of the pages', ['node_modules/typescript/bin/tsc', '-p', 'apps/web/tsconfig.json']],
    ]),
  unit: () => jest(['unit', 'rules']),
  figures: () => jest(['figures']),
  integration: () => {
    buildApi();
    return jest(['integration'], ['--maxWorkers=2']);
  },
  faults: () => jest(['faults'], ['--runInBand']),
  web: () => jest(['web']),
  journeys: () => {
    buildApi();
    buildWeb();
    if (browserIsThere()) return jest(['journeys'], ['--runInBand']);
    return skip(`the browser journeys. No Chromium at ${CHROMIUM}; install it and run again.`);
  },
};

ensureInstalled();
await runSteps(steps, process.argv.slice(2));
