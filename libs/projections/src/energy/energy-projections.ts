import { catalogueImportProjection } from './catalogue/catalogue-import.projection.js';
import { planDraftProjection } from './catalogue/plan-draft.projection.js';
import { explanationProjection } from './explanation/explanation.projection.js';
import { householdProjection } from './household/household.projection.js';
import { leavingHomeProjection } from './household/leaving-home.projection.js';
import { planEditionProjection } from './plan/plan-edition.projection.js';
import { publishedMappingProjection } from './published-mapping/published-mapping.projection.js';
import { recommendationProjection } from './recommendation/recommendation.projection.js';
import { usageUploadProjection } from './usage-upload/usage-upload.projection.js';
import { usageYearProjection } from './usage-year/usage-year.projection.js';

/** Every read model of the energy context; one line each. */
export const energyProjections = {
  household: householdProjection,
  leavingHome: leavingHomeProjection,
  usageUpload: usageUploadProjection,
  usageYear: usageYearProjection,
  planEdition: planEditionProjection,
  planDraft: planDraftProjection,
  catalogueImport: catalogueImportProjection,
  recommendation: recommendationProjection,
  explanation: explanationProjection,
  publishedMapping: publishedMappingProjection,
};
