import type { Tariff } from '../tariffs/model/tariff.js';

/** One plan as scoring needs it; a plan of the catalogue is one. */
export interface CandidatePlan {
  readonly planId: string;
  readonly name: string;
  readonly retailer: string;
  /** The whole price: supply and delivery. */
  readonly tariff: Tariff;
  /** Stars, 0 to 5; null when nobody rated the supplier. */
  readonly rating: number | null;
}
