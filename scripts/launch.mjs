// Hands over to the built program under Node 24. If it can, the launcher replaces itself, so that one
// process remains and gets the signals; otherwise it forwards them and the program watches it.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { nodeBinary, root, SOURCE_MAPS } from './prepare.mjs';

/** Runs `dist/<entry>` with the arguments; never returns. */
export function launch(entry, args) {
  const binary = nodeBinary();
  const argv = [SOURCE_MAPS, join(root, 'dist', entry), ...args];
  const env = { ...process.env, NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'node-compile') };
  if (typeof process.execve === 'function') {
    process.execve(process.execPath, [process.execPath, ...argv], env);
  }
  const child = spawn(binary, argv, { stdio: 'inherit', env: { ...env, TREEBEARD_WATCH_PARENT: '1' } });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 130)));
}
