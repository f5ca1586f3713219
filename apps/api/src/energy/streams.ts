/** Stream ids of the energy context: a category, a hyphen, and what the stream is about. */
export const streamOfHousehold = (householdId: string): string => `energy.household-${householdId}`;
/** The home's confirmed tables. */
export const streamOfTables = (householdId: string): string => `energy.confirmed_tables-${householdId}`;
/** The mappings that are published for everybody. */
export const PUBLISHED_MAPPINGS = 'energy.published_mappings-all';
export const streamOfUpload = (uploadId: string): string => `energy.usage-${uploadId}`;
/** What somebody writes of a plan by hand. */
export const streamOfPlan = (planId: string): string => `energy.plan-${planId}`;
/** The facts of a plan under their digest. */
export const streamOfEdition = (digest: string): string => `energy.plan_edition-${digest}`;
/** What is on offer, all plans together, so that each change has its place in one order. */
export const CATALOGUE_STREAM = 'energy.catalogue-plans';
export const streamOfImport = (importId: string): string => `energy.catalogue_import-${importId}`;
export const streamOfRecommendation = (recommendationId: string): string =>
  `energy.recommendation-${recommendationId}`;
export const streamOfExplanation = (recommendationId: string): string =>
  `energy.explanation-${recommendationId}`;
export const streamOfEngine = (digest: string): string => `energy.engine-${digest}`;
