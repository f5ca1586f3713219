// npm run jest -- [NAME...] [options of jest]: some of the tests. Jest's own `--selectProjects unit NAME` takes
// NAME for a second project and says only that it found no tests; here NAME stays a name.
import { spawn } from 'node:child_process';
import { root, nodeBinary } from './prepare.mjs';
import config from '../jest.config.mjs';

const projects = new Set(config.projects.map(({ displayName }) => displayName));

/** Moves names of files before `--selectProjects` and its projects. */
function namesFirst(args) {
  const at = args.indexOf('--selectProjects');
  if (at === -1) return args;
  const rest = args.slice(at + 1);
  const until = rest.findIndex((word) => !projects.has(word));
  const chosen = until === -1 ? rest : rest.slice(0, until);
  const others = until === -1 ? [] : rest.slice(until);
  if (chosen.length > 0) return [...args.slice(0, at), ...others, '--selectProjects', ...chosen];
  process.stderr.write(`There is no project "${rest[0] ?? ''}". Projects: ${[...projects].join(', ')}.\n`);
  return process.exit(2);
}

const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
const args = namesFirst(process.argv.slice(2));
const child = spawn(nodeBinary(), [...flags, 'node_modules/jest/bin/jest.js', ...args], {
  cwd: root,
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 1));
