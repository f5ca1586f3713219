import type { RankedPlan, RiskFlag } from '../recommendation.js';

type Kind = RiskFlag['kind'];

/** Risks that can be told of many plans at once: their sentence names no plan's own figures. */
const TOLD_OF_ALL: Readonly<Partial<Record<Kind, string>>> = {
  estimatedFromLabel:
    'Most plans here publish only average prices, so their bills are estimates. Check the full price list.',
  priceCanChange: 'Most prices here can change while you are on the plan.',
  thinData: 'Your meter counted only part of the year, so every cost here is a rougher estimate.',
  eligibility: 'Most plans here have conditions for signing up, such as new customers only.',
};
const NEARLY_ALL = 0.75;
const FEWEST_PLANS = 3;

/** The kinds of risk that nearly all plans carry, said once above them, and what is said. */
export function sharedRisks(plans: readonly RankedPlan[]): ReadonlyMap<Kind, string> {
  const shared = new Map<Kind, string>();
  if (plans.length < FEWEST_PLANS) return shared;
  // Of a fixed table's own entries.
  for (const [kind, words] of Object.entries(TOLD_OF_ALL) as [Kind, string][]) {
    const carriers = plans.filter(({ flags }) => flags.some((flag) => flag.kind === kind));
    if (carriers.length >= plans.length * NEARLY_ALL) shared.set(kind, words);
  }
  return shared;
}
