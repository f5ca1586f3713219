import { amountText } from '../amounts.js';
import { contractFlags } from '../flags/plan-flags.js';
import { costsOf, firstYearBills, sum } from '../pricing/plan-costs.js';
import type { PricedCandidate } from '../ranking/candidates.js';
import type { Weighing } from '../ranking/weigh-plans.js';
import type { IncompletePlan } from '../scoring.js';
import { factsOf } from './plan-facts.js';

/** Unpriced texts that can only lower a bill. */
const LOWERS = /incentive|discount|promotion|credit|rebate|bonus/i;
/** Unpriced texts about unstated times or prices, which leave a bill without bounds. */
const BOUNDLESS = /time of use|wholesale|averages/i;

/**
 * Incomplete plans, which are not ranked, with bounds of the first year's cost if the missing money can only add
 * or only subtract. Sorted by upper bound, then lower bound; those without bounds last.
 */
export function incompletePlans({ incomplete, setting }: Weighing): IncompletePlan[] {
  return incomplete
    .map((candidate) => ({ candidate, ...boundsOf(candidate, setting.input.today) }))
    .sort(
      (a, b) =>
        order(a.high, b.high) ||
        order(a.low, b.low) ||
        (a.candidate.plan.planId < b.candidate.plan.planId ? -1 : 1),
    )
    .map(({ candidate, low, high }) => ({
      plan: factsOf(candidate),
      low: low === null ? null : amountText(low),
      high: high === null ? null : amountText(high),
      missing: candidate.plan.tariff.unpriced.map(({ text, reason }) => ({ text, reason })),
      flags: [...contractFlags(candidate.plan.tariff)],
    }));
}

function boundsOf(
  { plan, priced }: PricedCandidate,
  today: string,
): { readonly low: number | null; readonly high: number | null } {
  const { unpriced } = plan.tariff;
  const says = (pattern: RegExp) => (each: (typeof unpriced)[number]) =>
    pattern.test(`${each.where} ${each.reason}`);
  if (unpriced.some(says(BOUNDLESS))) return { low: null, high: null };
  const micros = sum(firstYearBills(costsOf(priced, 'asItStands'), today));
  const lowers = unpriced.filter(says(LOWERS)).length;
  return {
    low: lowers === 0 ? micros : null,
    high: lowers === unpriced.length ? micros : null,
  };
}

/** Compares ascending, with null last. */
function order(a: number | null, b: number | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a - b;
}
