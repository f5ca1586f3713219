import type { RankedPlan, RiskFlag } from '../recommendation.js';

type Kind = RiskFlag['kind'];

/** Risks that one sentence can state for many plans, since it needs no figures of any plan. */
const TOLD_OF_ALL: Readonly<Partial<Record<Kind, string>>> = {
  estimatedFromLabel:
    'Most plans here publish only average prices, so their bills are estimates. Check the full price list.',
  priceCanChange: 'Most prices here can change while you are on the plan.',
  thinData: 'Your meter counted only part of the year, so every cost here is a rougher estimate.',
  eligibility: 'Most plans here have conditions for signing up, such as new customers only.',
};
const NEARLY_ALL = 0.75;
const FEWEST_PLANS = 3;

/** Risks that nearly all plans share, by kind, each with the sentence that is shown once above them. */
export function sharedRisks(plans: readonly RankedPlan[]): ReadonlyMap<Kind, string> {
  const shared = new Map<Kind, string>();
  if (plans.length < FEWEST_PLANS) return shared;
  // The entries of the table above, so the keys are its kinds.
  for (const [kind, words] of Object.entries(TOLD_OF_ALL) as [Kind, string][]) {
    const carriers = plans.filter(({ flags }) => flags.some((flag) => flag.kind === kind));
    if (carriers.length >= plans.length * NEARLY_ALL) shared.set(kind, words);
  }
  return shared;
}
