import { CommandBus } from '@nestjs/cqrs';
import type { ContextServer } from '../platform/contexts/context.js';
import { seedCatalogue } from '#domain/energy/plans/seed-catalogue';
import { EnergyModule } from './energy.module.js';
import {
  EXPLAIN_RECOMMENDATION,
  ExplainRecommendationJob,
} from './explanations/explain-recommendation.job.js';
import { energyPermissions } from './permissions.js';
import { ListPlans } from './plans/plans.commands.js';
import { energyPolicies } from './policies.js';
import { ReadModels } from './read-models.js';
import { unfinishedWork } from './unfinished.js';
import { IMPORT_USAGE, ImportUsageJob } from './usage/import-usage.job.js';

/** What a server runs of the energy context. */
export const energyServer: ContextServer = {
  module: EnergyModule,
  permissions: energyPermissions,
  jobs: [
    { queue: IMPORT_USAGE, runner: ImportUsageJob, atOnce: 2 },
    { queue: EXPLAIN_RECOMMENDATION, runner: ExplainRecommendationJob, atOnce: 8 },
  ],
  policies: energyPolicies,
  unfinished: (app) => unfinishedWork(app.get(ReadModels)),
  /** Lists the seed catalogue; plans that did not change since the last start are left alone. */
  async seed(app) {
    const stamp = {
      commandId: 'seed',
      actor: 'seed-catalogue',
      role: 'system',
      correlationId: 'seed',
      causationId: 'seed',
      at: new Date().toISOString(),
    };
    await app.get(CommandBus).execute(new ListPlans(seedCatalogue(), stamp));
  },
};
