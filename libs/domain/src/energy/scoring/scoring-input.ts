import type { Device, Preferences, PriceAssumption, Wishes } from '../households/households.events.js';
import type { Tariff } from '../tariffs/model/tariff.js';
import type { HomeUsage } from './home-usage.js';
import type { Contract } from './staying/leaving-fee.js';

/** One plan as scoring needs it; every plan of the catalogue fits. */
export interface CandidatePlan {
  readonly planId: string;
  readonly name: string;
  readonly retailer: string;
  /** The whole price: supply and delivery. */
  readonly tariff: Tariff;
  /** Stars, 0 to 5; null if the supplier is not rated. */
  readonly rating: number | null;
}

/** What the home has now. A typed-in rate comes as a plan of its own (`ownRateTariff`). */
export type PresentPlan =
  | { readonly kind: 'plan' | 'ownRate'; readonly plan: CandidatePlan }
  | { readonly kind: 'annualCost'; readonly name: string; readonly annualCostMicros: number }
  | { readonly kind: 'unknown' };

/** Limits that a plan must not break; absent means no limit. */
export type HardLimits = Preferences['limits'];

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
