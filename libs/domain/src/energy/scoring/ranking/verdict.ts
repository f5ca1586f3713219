import { amountText } from '../amounts.js';
import type { Verdict } from '../scoring.js';
import type { Weighing } from './weigh-plans.js';

/**
 * The answer in one line: the first plan that beats staying and the day to take it up, or staying.
 * Where the present cost is unknown the first plan is named and no saving is claimed.
 */
export function verdictOf({ plans, staying, present }: Weighing): Verdict {
  const first = plans[0];
  if (first === undefined) return { ...NO_SAVING, advice: 'noPlan', planId: null };
  if (staying === null || present === null)
    return { ...NO_SAVING, advice: 'switchPlan', planId: first.candidate.planId };
  const better = plans.find(({ betterThanStaying }) => betterThanStaying === true);
  const best = better?.best ?? null;
  if (better === undefined || best === null) return { ...NO_SAVING, advice: 'stay', planId: null };
  return {
    advice: best.on === present.today ? 'switchNow' : 'switchOnDate',
    planId: better.candidate.planId,
    switchOn: best.on,
    firstYearSavings: amountText(staying.costMicros - better.candidate.firstYearMicros),
    horizonSavings: amountText(best.savingsMicros),
  };
}

const NO_SAVING = { switchOn: null, firstYearSavings: null, horizonSavings: null };
