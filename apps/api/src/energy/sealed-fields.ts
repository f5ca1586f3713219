import type { SealingRules } from '../platform/sealing/sealing-rule.js';

const ofHousehold = (...fields: readonly string[]) => ({ subject: 'householdId', fields });

/** Personal fields of the energy events, sealed with the home's key. A type that is not here holds nothing personal. */
export const energySealing: SealingRules = {
  'energy.household-place-set.v1': ofHousehold('place.postcode'),
  'energy.usage-uploaded.v1': ofHousehold('files.*.name'),
  'energy.usage-series-recorded.v1': ofHousehold('payload'),
  'energy.usage-imported.v1': ofHousehold('imported'),
  'energy.usage-corrected.v1': ofHousehold('imported'),
  'energy.recommendation-issued.v1': ofHousehold('body'),
  'energy.recommendation-feedback-given.v1': ofHousehold('words'),
  'energy.explanation-published.v1': ofHousehold('paragraphs'),
};
