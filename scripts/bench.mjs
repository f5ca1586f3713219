// npm run bench, bench:usage, bench:pricing …: compiles the benches beside the application and runs them.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildApi, buildWeb, ensureInstalled, nodeBinary, root, run } from './prepare.mjs';

ensureInstalled();
buildApi();
const names = process.argv.slice(2);
if (names.includes('main-job')) buildWeb();
run(nodeBinary(), ['node_modules/@swc/cli/bin/swc.js', 'test/bench', 'test/support', '-d', 'dist', '-q']);
for (const name of names) {
  const file = [`${name}.bench.js`, `${name}.js`]
    .map((candidate) => join(root, 'dist/test/bench', candidate))
    .find(existsSync);
  const { status } = spawnSync(nodeBinary(), ['--enable-source-maps', '--expose-gc', file ?? name], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}
