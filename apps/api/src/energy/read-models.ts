import type { ReadModel } from '../platform/following/read-model.js';
import type { ExplanationRow } from '#projections/energy/explanation/explanation.projection';
import type { HouseholdRow } from '#projections/energy/household/household.projection';
import type { PlanRow } from '#projections/energy/plan/plan.projection';
import type { RecommendationRow } from '#projections/energy/recommendation/recommendation.projection';
import type { UsageUploadRow } from '#projections/energy/usage-upload/usage-upload.projection';
import type { UsageYearRow } from '#projections/energy/usage-year/usage-year.projection';

/** Every read model of the energy context, to be looked at, never written. */
export abstract class ReadModels {
  abstract readonly household: ReadModel<HouseholdRow>;
  abstract readonly usageUpload: ReadModel<UsageUploadRow>;
  abstract readonly usageYear: ReadModel<UsageYearRow>;
  abstract readonly plan: ReadModel<PlanRow>;
  abstract readonly recommendation: ReadModel<RecommendationRow>;
  abstract readonly explanation: ReadModel<ExplanationRow>;
}
