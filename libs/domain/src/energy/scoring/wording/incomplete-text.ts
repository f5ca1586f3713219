import { amountText } from '../amounts.js';
import { contractFlags } from '../flags/plan-flags.js';
import { firstYearBills, sum } from '../pricing/plan-costs.js';
import { costsOf } from '../pricing/priced-plan.js';
import type { PricedCandidate } from '../ranking/candidates.js';
import type { Weighing } from '../ranking/weigh-plans.js';
import type { ScoringInput } from '../scoring-input.js';
import type { IncompletePlan } from '../scoring.js';
import { factsOf } from './plan-facts.js';

/** What only ever makes a bill smaller. */
const LOWERS = /incentive|discount|promotion|credit|rebate|bonus/i;
/** Nothing is known of a bill whose prices depend on times that are not stated. */
const BOUNDLESS = /time of use|wholesale|averages/i;

/**
 * Plans whose bill holds money that is not priced, apart from the ranking: with the least and the most
 * that a first year can cost where what is missing can only add or only take off, by the most, then the
 * least, then those of which neither is known.
 */
export function incompletePlans({ incomplete }: Weighing, { today }: ScoringInput): IncompletePlan[] {
  return incomplete
    .map((candidate) => ({ candidate, ...boundsOf(candidate, today) }))
    .sort(
      (a, b) =>
        order(a.high, b.high) ||
        order(a.low, b.low) ||
        (a.candidate.plan.planId < b.candidate.plan.planId ? -1 : 1),
    )
    .map(({ candidate: { plan }, low, high }) => ({
      plan: factsOf(plan),
      low: low === null ? null : amountText(low),
      high: high === null ? null : amountText(high),
      missing: plan.tariff.unpriced.map(({ text, reason }) => ({ text, reason })),
      flags: [...contractFlags(plan.tariff)],
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

/** Smaller first, what is not known last. */
function order(a: number | null, b: number | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a - b;
}
