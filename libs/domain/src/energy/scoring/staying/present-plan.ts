import type { CandidatePlan } from '../candidate.js';

/** What the home has now. A typed-in rate comes as a plan of its own (`ownRateTariff`). */
export type PresentPlan =
  | { readonly kind: 'plan' | 'ownRate'; readonly plan: CandidatePlan }
  | { readonly kind: 'annualCost'; readonly name: string; readonly annualCostMicros: number }
  | { readonly kind: 'unknown' };
