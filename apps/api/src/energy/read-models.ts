import { Injectable } from '@nestjs/common';
import type { ReadModel } from '#api/platform/following/read-model';
import type { ExplanationRow } from '#projections/energy/explanation/explanation.projection';
import type { HouseholdRow } from '#projections/energy/household/household.projection';
import type { PlanRow } from '#projections/energy/plan/plan.projection';
import type { RecommendationRow } from '#projections/energy/recommendation/recommendation.projection';
import type { UsageUploadRow } from '#projections/energy/usage-upload/usage-upload.projection';
import type { UsageYearRow } from '#projections/energy/usage-year/usage-year.projection';

/** Every read model of the energy context, to be looked at, never written. */
@Injectable()
export class ReadModels {
  constructor(
    readonly household: ReadModel<HouseholdRow>,
    readonly usageUpload: ReadModel<UsageUploadRow>,
    readonly usageYear: ReadModel<UsageYearRow>,
    readonly plan: ReadModel<PlanRow>,
    readonly recommendation: ReadModel<RecommendationRow>,
    readonly explanation: ReadModel<ExplanationRow>,
  ) {}
}
