/**
 * Which fields of which event types are personal and sealed with the key of the home named in
 * `data.householdId`. An event type that is not here holds nothing personal.
 */
export const energySealedFields: Readonly<Record<string, readonly string[]>> = {
  'energy.household-place-set.v1': ['place.postcode'],
  'energy.usage-uploaded.v1': ['files'],
  'energy.usage-series-recorded.v1': ['payload'],
  'energy.usage-imported.v1': ['imported'],
  'energy.recommendation-issued.v1': ['body'],
  'energy.recommendation-feedback-given.v1': ['words'],
  'energy.explanation-published.v1': ['paragraphs'],
};
