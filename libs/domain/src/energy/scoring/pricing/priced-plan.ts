import type { CandidatePlan } from '../candidate.js';
import type { PlanCosts } from './plan-costs.js';

/** One plan priced on this home in every way that scoring asks. Integer micros. */
export interface PricedPlan {
  readonly costs: PlanCosts;
  /** The same at the ends of the usage interval. */
  readonly low: PlanCosts;
  readonly high: PlanCosts;
  /** Parts of the ranked year at each level of use: `[level * 12 + month]`, months of the usage year. */
  readonly levelCosts: Float64Array;
}

/** A plan whose year on this home cannot be told, and why. */
export interface NotPriced {
  readonly notPriced: string;
}

/** Prices plans on one home. */
export type Pricer = (plan: CandidatePlan) => PricedPlan | NotPriced;
