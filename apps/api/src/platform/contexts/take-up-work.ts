import type { Platform } from '../platform.js';
import type { NeededBlobs, UnfinishedJob } from './context.js';

const CATCH_UP_MS = 2_000;

/**
 * Queues again, under the same ids, what is undone and the queue has lost or given up. What is queued already
 * stays as it is. Bytes that nothing undone needs and that are an hour old or older go, once the read models
 * `readModels` have seen the whole log: one that is behind would not know yet what is needed.
 */
export async function takeUpWork(
  unfinished: readonly AsyncIterable<UnfinishedJob | NeededBlobs>[],
  { jobs, blobs, store, progress }: Pick<Platform, 'jobs' | 'blobs' | 'store' | 'progress'>,
  readModels: readonly string[],
): Promise<void> {
  const head = await store.head();
  const seen = await Promise.all(readModels.map((name) => progress.waitFor(name, head, CATCH_UP_MS)));
  const needed: string[] = [];
  for (const some of unfinished) {
    for await (const one of some) {
      if ('queue' in one) await jobs.refill(one);
      if (one.blobs !== undefined) needed.push(one.blobs);
    }
  }
  if (seen.every(Boolean)) await blobs.sweep(needed);
}
