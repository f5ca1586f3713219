import { randomUUID } from 'node:crypto';
import { CommandBus } from '@nestjs/cqrs';
import type { ContextServer } from '../platform/contexts/context.js';
import { systemStamp } from '../platform/deciding/system-stamp.js';
import { seedCatalogue } from '#domain/energy/plans/seed-catalogue';
import { EnergyModule } from './energy.module.js';
import {
  EXPLAIN_RECOMMENDATION,
  ExplainRecommendationJob,
} from './explanations/explain-recommendation.job.js';
import { ERASE_HOUSEHOLD, EraseHouseholdJob } from './households/erase-household.job.js';
import { EnergyReruns } from './recommendations/reruns/energy-reruns.js';
import { energyHomes } from './homes.js';
import { energyPermissions } from './permissions.js';
import { IMPORT_CATALOGUE, ImportCatalogueJob } from './plans/imports/import-catalogue.job.js';
import { ListPlans } from './plans/plans.commands.js';
import { energyPolicies } from './policies.js';
import { ReadModels } from './read-models.js';
import { unfinishedWork } from './unfinished.js';
import { IMPORT_USAGE, ImportUsageJob } from './usage/import-usage.job.js';

/** What a server runs of the energy context. */
export const energyServer: ContextServer = {
  module: EnergyModule,
  permissions: energyPermissions,
  homes: energyHomes,
  jobs: [
    { queue: IMPORT_USAGE, runner: ImportUsageJob, atOnce: 2 },
    { queue: EXPLAIN_RECOMMENDATION, runner: ExplainRecommendationJob, atOnce: 8 },
    { queue: IMPORT_CATALOGUE, runner: ImportCatalogueJob, atOnce: 1 },
    { queue: ERASE_HOUSEHOLD, runner: EraseHouseholdJob, atOnce: 1 },
  ],
  reruns: EnergyReruns,
  policies: energyPolicies,
  unfinished: (app) => unfinishedWork(app.get(ReadModels)),
  /**
   * Lists the seed catalogue; plans that did not change since the last start stay as they are. Each start sends
   * a new command, so that a plan is listed again even if its facts return to an earlier state.
   */
  async seed(app) {
    const stamp = { ...systemStamp('seed-catalogue', undefined), commandId: `seed/${randomUUID()}` };
    await app.get(CommandBus).execute(new ListPlans('seed', seedCatalogue(), stamp));
  },
};
