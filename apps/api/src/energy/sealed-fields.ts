import type { SealingRules } from '../platform/sealing/sealing-rule.js';

const ofHousehold = (...fields: readonly string[]) => ({ subject: 'householdId', fields });

/**
 * Personal fields of the energy events, sealed with the home's key: everything that can quote a person or a
 * file, and everything about the home (where it is, what it pays and wants, which plans it was offered). Ids,
 * times, states, codes and sizes stay in clear. A type that is not listed holds nothing personal.
 */
export const energySealing: SealingRules = {
  'energy.household-place-set.v1': ofHousehold('place'),
  'energy.current-plan-described.v1': ofHousehold('currentPlan'),
  'energy.preferences-set.v1': ofHousehold('preferences'),
  'energy.usage-uploaded.v1': ofHousehold('zone', 'files.*.name'),
  'energy.usage-series-recorded.v1': ofHousehold('payload'),
  'energy.usage-imported.v1': ofHousehold('imported'),
  'energy.usage-corrected.v1': ofHousehold('imported'),
  'energy.usage-question-asked.v1': ofHousehold('question'),
  'energy.usage-question-answered.v1': ofHousehold('said'),
  'energy.table-confirmed.v1': ofHousehold('mapping'),
  'energy.usage-rejected.v1': ofHousehold('message', 'details'),
  // The number of plans gives the place away, and a local day beside a UTC time the zone.
  'energy.scoring-run-completed.v1': ofHousehold('today', 'plansRanked', 'plansFiltered'),
  'energy.recommendation-issued.v1': ofHousehold('body'),
  'energy.recommendation-feedback-given.v1': ofHousehold('planId', 'words'),
  'energy.explanation-attempted.v1': ofHousehold('rawAnswer'),
  'energy.explanation-published.v1': ofHousehold('paragraphs'),
};
