import type { AnyProjection } from '#projections/shared/projection';
import { anyProjection } from '#projections/shared/projection';
import { explanationProjection } from '#projections/energy/explanation/explanation.projection';
import { householdProjection } from '#projections/energy/household/household.projection';
import { planProjection } from '#projections/energy/plan/plan.projection';
import { recommendationProjection } from '#projections/energy/recommendation/recommendation.projection';
import { usageUploadProjection } from '#projections/energy/usage-upload/usage-upload.projection';
import { usageYearProjection } from '#projections/energy/usage-year/usage-year.projection';

/** Every read model of the energy context; one line each. */
export const energyProjections: readonly AnyProjection[] = [
  anyProjection(householdProjection),
  anyProjection(usageUploadProjection),
  anyProjection(usageYearProjection),
  anyProjection(planProjection),
  anyProjection(recommendationProjection),
  anyProjection(explanationProjection),
];
