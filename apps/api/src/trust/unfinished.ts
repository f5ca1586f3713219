import type { UnfinishedJob } from '../platform/contexts/context.js';

/** Work of the trust context that the read models show as begun and not done. */
export async function* unfinishedTrustWork(): AsyncIterable<UnfinishedJob> {
  yield* await Promise.resolve([]);
}
