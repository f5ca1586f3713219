import type { INestApplicationContext } from '@nestjs/common';
import { Logger } from '@nestjs/common';
import type { Platform } from '../platform.js';
import type { ContextServer } from './context.js';
import { takeUpWork } from './take-up-work.js';

/** Seeds, then starts what works behind the pages: jobs, what was left undone, followers and policies. */
export async function startWork(
  app: INestApplicationContext,
  { jobs, blobs, follow }: Platform,
  contexts: readonly ContextServer[],
): Promise<void> {
  const log = new Logger('followers');
  for (const context of contexts) await context.seed(app);
  for (const { queue, runner, atOnce } of contexts.flatMap((context) => context.jobs)) {
    const one = app.get(runner);
    await jobs.work(queue, (job) => one.run(job), atOnce);
  }
  await takeUpWork(
    contexts.map((context) => context.unfinished(app)),
    { jobs, blobs },
  );
  follow(
    contexts.flatMap((context) => context.policies(jobs)),
    (error) => {
      log.error(error);
    },
  );
}
