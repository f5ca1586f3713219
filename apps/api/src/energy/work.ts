import type { INestApplicationContext } from '@nestjs/common';
import { Logger } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { Platform } from '../platform/platform.js';
import { seedCatalogue } from '#domain/energy/plans/seed-catalogue';
import {
  EXPLAIN_RECOMMENDATION,
  ExplainRecommendationJob,
} from './explanations/explain-recommendation.job.js';
import { ListPlans } from './plans/plans.commands.js';
import { energyPolicies } from './policies.js';
import { ReadModels } from './read-models.js';
import { takeUpWork } from './take-up-work.js';
import { IMPORT_USAGE, ImportUsageJob } from './usage/import-usage.job.js';

const IMPORTS_AT_ONCE = 2;
const EXPLANATIONS_AT_ONCE = 8;

/** Starts what works behind the pages: followers, policies and jobs. */
export async function startWork(
  app: INestApplicationContext,
  { jobs, blobs, follow }: Platform,
): Promise<void> {
  const log = new Logger('followers');
  const imports = app.get(ImportUsageJob);
  await jobs.work(IMPORT_USAGE, (job) => imports.run(job), IMPORTS_AT_ONCE);
  const explanations = app.get(ExplainRecommendationJob);
  await jobs.work(EXPLAIN_RECOMMENDATION, (job) => explanations.run(job), EXPLANATIONS_AT_ONCE);
  await takeUpWork(app.get(ReadModels), { jobs, blobs });
  follow(energyPolicies(jobs), (error) => {
    log.error(error);
  });
}

/** Lists the seed catalogue; plans that did not change since the last start are left alone. */
export async function seedPlans(app: INestApplicationContext): Promise<void> {
  const stamp = {
    commandId: 'seed',
    actor: 'seed-catalogue',
    role: 'system',
    correlationId: 'seed',
    causationId: 'seed',
    at: new Date().toISOString(),
  };
  await app.get(CommandBus).execute(new ListPlans(seedCatalogue(), stamp));
}
