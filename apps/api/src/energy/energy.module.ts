import { Module } from '@nestjs/common';
import { ExplainRecommendationJob } from './explanations/explain-recommendation.job.js';
import { ExplanationsController } from './explanations/explanations.controller.js';
import { ExplanationHandler, PublishExplanationHandler } from './explanations/explanations.handlers.js';
import { ExplanationWriter } from './explanations/writer.js';
import { EraseHouseholdJob } from './households/erase-household.job.js';
import { EraseHouseholdHandler } from './households/erase-household.handler.js';
import { HouseholdsController } from './households/households.controller.js';
import {
  HouseholdHandler,
  PlaceHandler,
  SetPlaceHandler,
  UpdateHouseholdHandler,
} from './households/households.handlers.js';
import { CatalogueUpdates } from './plans/catalogue-updates.js';
import { Catalogue } from './plans/catalogue.js';
import { DraftsController } from './plans/drafts/drafts.controller.js';
import { CataloguePlanHandler, ChangePlanHandler } from './plans/drafts/drafts.handlers.js';
import { CatalogueImports } from './plans/imports/catalogue-imports.js';
import { ImportCatalogueJob } from './plans/imports/import-catalogue.job.js';
import { ImportsController } from './plans/imports/imports.controller.js';
import {
  CatalogueImportHandler,
  CatalogueOverviewHandler,
  DecideImportHandler,
  RequestImportHandler,
  RequestRollbackHandler,
} from './plans/imports/imports.handlers.js';
import { PlanEditions } from './plans/plan-editions.js';
import { PlansController } from './plans/plans.controller.js';
import {
  CatalogueHandler,
  ListedPlanHandler,
  ListPlansHandler,
  PlanHandler,
  PlansHandler,
  CoverageHandler,
} from './plans/plans.handlers.js';
import { ReadModels } from './read-models.js';
import { AgreeToWishCostHandler } from './recommendations/agree-to-wish-cost.handler.js';
import { FreshnessHandler } from './recommendations/freshness.handler.js';
import { ReceiptHandler } from './recommendations/receipt.handler.js';
import { GenerateRecommendationHandler } from './recommendations/generate.handler.js';
import { IssuedBefore } from './recommendations/issued-before.js';
import { PlanBillsHandler } from './recommendations/plan-bills.handler.js';
import { RecommendationsController } from './recommendations/recommendations.controller.js';
import {
  GiveFeedbackHandler,
  RecommendationHandler,
  RecommendationsHandler,
} from './recommendations/recommendations.handlers.js';
import { RecommendationTraces } from './recommendations/recommendation-traces.js';
import { EnergyReruns } from './recommendations/reruns/energy-reruns.js';
import { EngineRelease } from './recommendations/reruns/engine-release.js';
import { ScoringRun } from './recommendations/scoring-run.js';
import { StatedHome } from './recommendations/stated-home.js';
import { UsageChoice } from './recommendations/usage-choice.js';
import { CorrectUsageHandler } from './usage/correct-usage.handler.js';
import { ImportUsageJob } from './usage/import-usage.job.js';
import { ConfirmedTables } from './usage/confirmed-tables.js';
import { Intake } from './usage/intake.js';
import { MappingsController } from './usage/mappings/mappings.controller.js';
import { ChangeMappingsHandler, PublishedMappingsHandler } from './usage/mappings/mappings.handlers.js';
import { QuestionsController } from './usage/questions.controller.js';
import { ForgetTablesHandler, MappingPreviewHandler } from './usage/questions.handlers.js';
import {
  TypeBillsHandler,
  UploadSampleHandler,
  UpdateUploadHandler,
  UploadUsageHandler,
  UsageUploadHandler,
  UsageYearHandler,
} from './usage/usage.handlers.js';
import { OldestUnread } from './usage/oldest-unread.js';
import { UploadTraces } from './usage/upload-traces.js';
import { UsageController } from './usage/usage.controller.js';

/** The energy context: which electricity plan is best for a home, and why. */
@Module({
  controllers: [
    HouseholdsController,
    PlansController,
    UsageController,
    QuestionsController,
    MappingsController,
    RecommendationsController,
    ExplanationsController,
    ...[ImportsController, DraftsController],
  ],
  providers: [
    ReadModels,
    ...[Catalogue, CatalogueUpdates, PlanEditions, CatalogueImports, ImportCatalogueJob],
    ...[RequestImportHandler, RequestRollbackHandler, DecideImportHandler],
    ...[CatalogueImportHandler, CatalogueOverviewHandler, ChangePlanHandler, CataloguePlanHandler],
    Intake,
    IssuedBefore,
    ScoringRun,
    EnergyReruns,
    EngineRelease,
    StatedHome,
    UsageChoice,
    ImportUsageJob,
    EraseHouseholdJob,
    ExplainRecommendationJob,
    ExplanationWriter,
    RecommendationTraces,
    UploadTraces,
    OldestUnread,
    ...[PublishExplanationHandler, ExplanationHandler],
    ...[UpdateHouseholdHandler, SetPlaceHandler, EraseHouseholdHandler, HouseholdHandler, PlaceHandler],
    ...[CatalogueHandler, ListedPlanHandler, ListPlansHandler, PlansHandler, PlanHandler, CoverageHandler],
    ...[UploadUsageHandler, TypeBillsHandler, UploadSampleHandler, UpdateUploadHandler, CorrectUsageHandler],
    ...[UsageUploadHandler, UsageYearHandler],
    ...[ConfirmedTables, ForgetTablesHandler, MappingPreviewHandler],
    ...[ChangeMappingsHandler, PublishedMappingsHandler],
    ...[
      GenerateRecommendationHandler,
      AgreeToWishCostHandler,
      FreshnessHandler,
      ReceiptHandler,
      GiveFeedbackHandler,
      RecommendationHandler,
      RecommendationsHandler,
      PlanBillsHandler,
    ],
  ],
})
export class EnergyModule {}
