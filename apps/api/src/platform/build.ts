import { readFileSync } from 'node:fs';
import { BUILT_ENGINE } from './engines/built-engine.js';
import type { Build } from './event-store/port/event-metadata.js';

const { node, icu = '', tz = '' } = process.versions;

/** The runtime that results depend on: zone rules and locale data change with it. */
export const RUNTIME = { node, icu, tz };

/** SHA-256 of the engine that this program computes results with; `unknown` when it was not built. */
export const ENGINE_DIGEST = BUILT_ENGINE?.digest ?? 'unknown';

/** The running program, as its events name it. */
export const BUILD: Build = { commit: builtCommit(), engineDigest: ENGINE_DIGEST, ...RUNTIME };

/** The commit that the build wrote beside the compiled program; `unknown` when the sources run as they are. */
function builtCommit(): string {
  try {
    return readFileSync(new URL('../../../../commit', import.meta.url), 'utf8').trim();
  } catch {
    return 'unknown';
  }
}
