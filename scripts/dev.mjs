// npm run dev: the API on port 8000 (PORT) and the pages on port 4200 (PAGES_PORT), both rebuilt on every change
// of a source file. A debugger attaches to port 9229. The database outlives the restarts of the API.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildApi, ensureInstalled, forgetBuild, nodeBinary, root, SOURCE_MAPS } from './prepare.mjs';

const env = { ...process.env, NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'node-compile') };

function start(script, args, options = {}) {
  return spawn(nodeBinary(), [join(root, script), ...args], {
    cwd: root,
    stdio: 'inherit',
    env,
    ...options,
  });
}

ensureInstalled();
buildApi();
// From here on the compiler watches, so `dist` no longer matches the stamp of the last build.
forgetBuild('api');
// And nothing archives the engine that changes while one writes: until the next build events say that it is unknown.
rmSync(join(root, 'dist', 'engine'), { recursive: true, force: true });

let database;
if (process.env.DATABASE_URL === undefined) {
  database = start('scripts/hold-database.mjs', [], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const isUp = once(database, 'message').then(() => true);
  if (!(await Promise.race([isUp, once(database, 'exit').then(() => false)]))) process.exit(1);
}
const programs = [
  start(
    'node_modules/@nestjs/cli/bin/nest.js',
    ['start', '--watch', '--debug', '--no-shell', '--exec', nodeBinary()],
    // Most of a reload is the start of the API, so what shortens that goes here; Nest takes no flags of node.
    { env: { ...env, NODE_OPTIONS: `${env.NODE_OPTIONS ?? ''} ${SOURCE_MAPS}` } },
  ),
  start('node_modules/@angular/cli/bin/ng.js', ['serve'], {
    // Angular would use PORT for its own server.
    env: {
      ...process.env,
      NG_CLI_ANALYTICS: 'false',
      PORT: process.env.PAGES_PORT ?? '4200',
      API_PORT: process.env.PORT ?? '8000',
    },
  }),
];

let ending = false;
async function end(signal) {
  if (ending) return;
  ending = true;
  const running = programs.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
  const ask = () => running.forEach((program) => program.kill(signal));
  ask();
  // Nest's builder loses a signal while it is restarting the API, so repeat it until the process is gone.
  const again = setInterval(ask, 1_000);
  await Promise.all(running.map((program) => once(program, 'exit')));
  clearInterval(again);
  if (database?.connected) {
    database.disconnect();
    await once(database, 'exit');
  }
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void end(signal));
for (const program of programs) program.on('exit', () => void end('SIGTERM'));
