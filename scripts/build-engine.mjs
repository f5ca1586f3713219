// Bundles the engine into one file named by its SHA-256, dist/engine/<sha256>.js: what a release archives, so that
// its results can be repeated for good. The same sources and lock file give the same bytes, wherever they lie.
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ours = dirname(dirname(fileURLToPath(import.meta.url)));

/** The bundle's bytes. It is a script that sets `engine` and needs nothing; names are kept for whoever reads it. */
export async function bundleEngine(root = ours) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['libs/domain/src/energy/engine.entry.ts'],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'engine',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    conditions: ['source', 'import'],
    target: 'es2023',
    charset: 'utf8',
    // Names are made from paths, so these must be the same wherever the packages really are.
    preserveSymlinks: true,
    legalComments: 'none',
    // Without comments, so that what is only said of the code makes no new engine.
    minifyWhitespace: true,
    logLevel: 'error',
    // Of the compiler's settings only this one reaches the bundle.
    tsconfigRaw: { compilerOptions: { strict: true } },
  });
  return Buffer.from(outputFiles[0].contents);
}

/** Writes the bundle below `dist` in place of an earlier one. */
export async function buildEngine(root = ours) {
  const bytes = await bundleEngine(root);
  const folder = join(root, 'dist', 'engine');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${createHash('sha256').update(bytes).digest('hex')}.js`), bytes);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildEngine();
