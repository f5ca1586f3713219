import type { INestApplicationContext } from '@nestjs/common';
import { Logger } from '@nestjs/common';
import type { Platform } from '../platform.js';
import type { ContextServer } from './context.js';
import type { Repeated } from './repeat.js';
import { repeat } from './repeat.js';
import { takeUpWork } from './take-up-work.js';

/** How often unfinished work is looked for, since a queue can lose jobs at any time. */
const TAKE_UP_EVERY_MS = 60_000;

/** Seeds, then starts the background work: jobs, followers, policies, and every minute whatever is unfinished. */
export async function startWork(
  app: INestApplicationContext,
  platform: Platform,
  {
    contexts,
    readModels,
  }: { readonly contexts: readonly ContextServer[]; readonly readModels: readonly string[] },
): Promise<Repeated> {
  const { jobs, follow } = platform;
  const log = new Logger('followers');
  for (const context of contexts) await context.seed(app);
  for (const { queue, runner, atOnce } of contexts.flatMap((context) => context.jobs)) {
    await jobs.work(queue, app.get(runner), atOnce);
  }
  follow(
    contexts.flatMap((context) => context.policies(jobs)),
    (error) => {
      log.error(error);
    },
  );
  const takeUp = (): Promise<void> =>
    takeUpWork(
      contexts.map((context) => context.unfinished(app)),
      platform,
      readModels,
    );
  await takeUp();
  return repeat(TAKE_UP_EVERY_MS, takeUp, (error) => {
    log.error(error);
  });
}
