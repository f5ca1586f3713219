import type { Charge } from './charge.js';
import type { Tariff } from './tariff.js';

/** What pricing needs to know beside tariff and usage. */
export interface PricingOptions {
  /** First day of the contract, `YYYY-MM-DD`; absent = first day of the first cycle. */
  readonly contractStart?: string;
  /** Whether discounts that depend on the home's conduct are taken off. Off by default. */
  readonly conditionalDiscounts?: boolean;
}

/** Charges in bill order with the discounts that apply after them. */
export function pricedCharges(tariff: Tariff, options: PricingOptions): readonly Charge[] {
  const discounts = tariff.discounts.filter(
    ({ guaranteed }) => guaranteed || options.conditionalDiscounts === true,
  );
  return [...tariff.charges, ...discounts.map(({ charge }) => charge)];
}
