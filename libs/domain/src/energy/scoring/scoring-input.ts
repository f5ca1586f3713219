import type { Device, PriceAssumption, Wishes } from '../households/households.events.js';
import type { CandidatePlan } from './candidate.js';
import type { HardLimits } from './ranking/hard-limits.js';
import type { HomeUsage } from './home-usage.js';
import type { Contract } from './staying/leaving-fee.js';
import type { PresentPlan } from './staying/present-plan.js';

/** Everything one scoring run depends on: the same input gives the same bytes. */
export interface ScoringInput {
  /** Day of the run, `YYYY-MM-DD`, on the home's clock. */
  readonly today: string;
  /** ISO 4217; plans in another currency are filtered. */
  readonly currency: string;
  readonly usage: HomeUsage;
  /** Every plan on offer to the home. */
  readonly plans: readonly CandidatePlan[];
  /** Whether the home chooses its supplier, or only among the tariffs of the one it has. */
  readonly choice: 'supplier' | 'tariff';
  /** The one plan is what the home has, or gets without choosing: it is priced, and nothing is advised. */
  readonly nothingToChoose: boolean;
  readonly present: PresentPlan;
  readonly contract: Contract;
  /** What else is worth money to the person; all zero means that only cost counts. */
  readonly wishes: Wishes;
  readonly limits: HardLimits;
  /** Whether plans are ranked by the expected year or by a bad one, the cheapest of the dearest tenth. */
  readonly caution: 'expected' | 'badYear';
  /** Assumed prices after the present contract and after a new plan's term. */
  readonly afterContract: PriceAssumption;
  readonly afterTerm: PriceAssumption;
  /** The home's present supplier, null if unknown, and its devices. */
  readonly customerOf: string | null;
  readonly devices: readonly Device[];
  /** What wishes may cost a year over staying, as agreed: decimal text in currency units; null for nothing. */
  readonly agreedToCost: string | null;
}
