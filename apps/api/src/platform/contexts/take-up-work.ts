import type { Platform } from '../platform.js';
import type { UnfinishedJob } from './context.js';

/**
 * Queues again, under the same ids, what is undone and the queue has lost or given up. What is queued already
 * stays as it is. Bytes that nothing undone needs and that are a day old or older go.
 */
export async function takeUpWork(
  unfinished: readonly AsyncIterable<UnfinishedJob>[],
  { jobs, blobs }: Pick<Platform, 'jobs' | 'blobs'>,
): Promise<void> {
  const needed: string[] = [];
  for (const some of unfinished) {
    for await (const { queue, jobId, ids, blobs: owner } of some) {
      await jobs.refill(queue, jobId, ids);
      if (owner !== undefined) needed.push(owner);
    }
  }
  await blobs.sweep(needed);
}
