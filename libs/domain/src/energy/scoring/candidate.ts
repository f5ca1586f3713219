import type { Tariff } from '#domain/energy/tariffs/tariff';

/** One plan of the catalogue as scoring needs it. */
export interface CandidatePlan {
  readonly planId: string;
  readonly name: string;
  readonly retailer: string;
  /** The whole price: supply composed with delivery, at the prices in force today. */
  readonly tariff: Tariff;
  /** Stars, 0 to 5; null when nobody rated the supplier. */
  readonly rating: number | null;
  readonly source: string;
  /** Day on which the facts were current. */
  readonly asOf: string;
}
