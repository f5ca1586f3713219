import type { CandidatePlan } from './candidate.js';
import type { HardLimits } from './ranking/hard-limits.js';
import type { HomeUsage } from './home-usage.js';
import type { Contract } from './staying/leaving-fee.js';
import type { PresentPlan } from './staying/present-plan.js';
import type { Weights } from './ranking/weighting.js';

/** Everything one scoring run depends on: the same input gives the same bytes. */
export interface ScoringInput {
  /** Day of the run, `YYYY-MM-DD`, on the home's clock. */
  readonly today: string;
  /** ISO 4217; plans in another currency are filtered. */
  readonly currency: string;
  readonly usage: HomeUsage;
  /** Every plan that the home can sign. */
  readonly plans: readonly CandidatePlan[];
  readonly present: PresentPlan;
  readonly contract: Contract;
  /** Non-negative, any sum; all zero means cost alone. */
  readonly weights: Weights;
  readonly limits: HardLimits;
}
