import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const SHA256_FILE = /^([0-9a-f]{64})\.js$/;

/** The engine of the running program as one file, and its SHA-256. */
export interface BuiltEngine {
  readonly digest: string;
  readonly file: string;
}

/**
 * The engine that the build bundled beside the compiled program (scripts/build-engine.mjs); for sources that run as
 * they are (in tests) that of the last build, undefined if there was none.
 */
export const BUILT_ENGINE: BuiltEngine | undefined = builtEngine();

function builtEngine(): BuiltEngine | undefined {
  const root = import.meta.url.endsWith('.ts') ? '../../../../../dist/engine' : '../../../../../engine';
  const folder = fileURLToPath(new URL(`${root}/`, import.meta.url));
  try {
    const [digest] = readdirSync(folder).flatMap((name) => SHA256_FILE.exec(name)?.[1] ?? []);
    return digest === undefined ? undefined : { digest, file: `${folder}${digest}.js` };
  } catch {
    return undefined;
  }
}
