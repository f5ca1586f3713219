import type { Platform } from '../platform.js';
import type { NeededBlobs, UnfinishedJob } from './context.js';

const CATCH_UP_MS = 2_000;

/**
 * Queues unfinished work again, under the same ids, if the queue has lost it or given it up; queued jobs stay as
 * they are. Then removes bytes older than an hour that no unfinished work needs, once `readModels` have seen the
 * whole log: a read model that is behind would not know yet what is needed.
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
