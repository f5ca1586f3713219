import type { Tariff } from '../tariffs/model/tariff.js';

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
