/** Stream ids of the energy context: a category, a hyphen, and what the stream is about. */
export const streamOfHousehold = (householdId: string): string => `energy.household-${householdId}`;
/** The home's confirmed tables. */
export const streamOfTables = (householdId: string): string => `energy.confirmed_tables-${householdId}`;
export const streamOfUpload = (uploadId: string): string => `energy.usage-${uploadId}`;
export const streamOfPlan = (planId: string): string => `energy.plan-${planId}`;
export const streamOfRecommendation = (recommendationId: string): string =>
  `energy.recommendation-${recommendationId}`;
export const streamOfExplanation = (recommendationId: string): string =>
  `energy.explanation-${recommendationId}`;
