// The parts of `npm test` and `npm run test:long`; each adds to one count.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { nodeBinary, root } from './prepare.mjs';

const AT_ONCE = 2;
const total = { passed: 0, failed: 0, skipped: 0 };
const notes = [];
export const say = (text) => process.stdout.write(`${text}\n`);

/** Runs node to its end; shows its output at once, or with `held` as one piece at the end. */
function node(args, { env = {}, held = false } = {}) {
  const child = spawn(nodeBinary(), args, {
    cwd: root,
    stdio: ['ignore', held ? 'pipe' : 'inherit', held ? 'pipe' : 'inherit'],
    env: { ...process.env, ...env },
  });
  const pieces = [];
  for (const stream of held ? [child.stdout, child.stderr] : [])
    stream.on('data', (piece) => pieces.push(piece));
  return new Promise((done) => {
    child.on('close', (code) => {
      process.stdout.write(Buffer.concat(pieces));
      done(code === 0);
    });
  });
}

/** Runs checks of the form `[name, arguments of node]`, two at a time; each counts as one pass or failure. */
export async function checks(list) {
  const waiting = [...list];
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [name, args] = next;
      const ok = await node(args, { held: true });
      say(`${ok ? 'passed' : 'FAILED'}: ${name}`);
      total[ok ? 'passed' : 'failed'] += 1;
      if (!ok) notes.push(`FAILED: ${name}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/** Jest projects, counted test by test; a suite that cannot even load counts as one failure. */
export async function jest(projects, extra = [], env = {}) {
  const report = join(root, 'node_modules', '.cache', 'jest-report', `${projects.join('-')}.json`);
  mkdirSync(dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const reporting = ['--json', `--outputFile=${report}`, '--reporters=default'];
  const args = [...flags, 'node_modules/jest/bin/jest.js', ...extra, ...reporting];
  const ok = await node([...args, '--selectProjects', ...projects], { env });
  const counts = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {};
  const failed = (counts.numFailedTests ?? 0) + (counts.numRuntimeErrorTestSuites ?? 0);
  total.passed += counts.numPassedTests ?? 0;
  total.skipped += (counts.numPendingTests ?? 0) + (counts.numTodoTests ?? 0);
  total.failed += ok ? failed : Math.max(failed, 1);
  if (!ok) notes.push(`FAILED: ${projects.join(', ')} tests${described(env)}`);
}

/** Counts what could not run here, and says why at the end. */
export function skip(why) {
  total.skipped += 1;
  notes.push(`SKIPPED: ${why}`);
}

/** Runs the wanted steps in order, prints the count as the last line and ends the process. */
export async function runSteps(steps, wanted) {
  for (const name of wanted.length > 0 ? wanted : Object.keys(steps)) {
    if (steps[name] === undefined) {
      say(`There is no step "${name}". Steps: ${Object.keys(steps).join(', ')}.`);
      process.exit(2);
    }
    const startedAtMs = Date.now();
    say(`\n== ${name}`);
    await steps[name]();
    say(`== ${name}: ${((Date.now() - startedAtMs) / 1000).toFixed(0)} s`);
  }
  for (const note of notes) say(note);
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
  say(`${total.passed} passed, ${total.failed} failed${skipped}`);
  process.exit(total.failed === 0 ? 0 : 1);
}

function described(env) {
  const settings = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  return settings.length > 0 ? ` with ${settings.join(' ')}` : '';
}
