import type { Charge } from './charge.js';
import { spelledOut } from './spelled-out.js';
import type { Tariff } from './tariff.js';

/** Options of pricing beside tariff and usage. */
export interface PricingOptions {
  /** First day of the contract, `YYYY-MM-DD`; absent = first day of the first cycle. */
  readonly contractStart?: string;
  /** Whether conditional discounts, which the home must earn, are applied. Off by default. */
  readonly conditionalDiscounts?: boolean;
  /** Contracted power of the home, kW or kVA, decimal; needed by charges that hang on it. */
  readonly contractedKw?: string;
}

/** Charges in bill order with the discounts that apply after them, in plain forms. Throws as `spelledOut` does. */
export function pricedCharges(tariff: Tariff, options: PricingOptions): readonly Charge[] {
  const discounts = tariff.discounts.filter(
    ({ guaranteed }) => guaranteed || options.conditionalDiscounts === true,
  );
  const known = { zone: tariff.zone, contractedKw: options.contractedKw };
  return [...tariff.charges, ...discounts.map(({ charge }) => charge)].map((charge) =>
    spelledOut(charge, known),
  );
}
