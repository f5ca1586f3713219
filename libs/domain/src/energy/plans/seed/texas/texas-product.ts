import type { Charge } from '#domain/energy/tariffs/model/charge';
import type { Tariff, TerminationFee } from '#domain/energy/tariffs/model/tariff';
import type { TexasUtility } from '#domain/energy/tariffs/convert/power-to-choose/texas-delivery';
import {
  TEXAS_DELIVERY_SOURCE,
  texasDeliveryCharges,
} from '#domain/energy/tariffs/convert/power-to-choose/texas-delivery';
import type { Plan } from '#domain/energy/plans/plan';
import { idOf } from '../charges.js';

/** Energy price in cents and the label's averages at 500, 1,000 and 2,000 kWh, by utility. */
export type TexasPrices = Readonly<
  Partial<Record<TexasUtility, readonly [cents: string, at500: string, at1000: string, at2000: string]>>
>;

/** One product of a retailer as its labels state it; it becomes one plan for each utility. */
export interface TexasProduct {
  readonly retailer: string;
  readonly name: string;
  readonly priceBasis: Tariff['priceBasis'];
  /** Absent = month to month. */
  readonly termMonths?: number;
  readonly terminationFee: TerminationFee;
  /** Absent when the facts we hold do not say. */
  readonly renewablePercent?: string;
  readonly rating: number | null;
  /** The retailer's part of the bill, given the energy price in cents. */
  readonly supply: (energyCents: string) => readonly Charge[];
  readonly prices: TexasPrices;
  readonly source: string;
  readonly labelDate: string;
  /** Share of use that the label assumes at each time, by charge id. */
  readonly labelShares?: Readonly<Record<string, string>>;
  /** Said when the energy price was worked out from the label's averages. */
  readonly estimated?: string;
  readonly eligibility?: readonly string[];
  readonly unpriced?: Tariff['unpriced'];
}

/** Texas waives the fee in the last 14 days of a term (PUCT rule 25.475). */
const waivedLastDays = 14;
export const noFee: TerminationFee = { kind: 'none' };
export const flatFee = (amount: string): TerminationFee => ({ kind: 'flat', amount, waivedLastDays });
export const monthlyFee = (amount: string): TerminationFee => ({
  kind: 'per-month-remaining',
  amount,
  waivedLastDays,
});

/** The plans of a product, with the delivery charges in force on `deliveryDay`. */
export function texasPlans(product: TexasProduct, deliveryDay: string): readonly Plan[] {
  // Object.entries widens the keys; TexasPrices has no others.
  const entries = Object.entries(product.prices) as [
    TexasUtility,
    readonly [string, string, string, string],
  ][];
  return entries.map(([utility, [cents, at500, at1000, at2000]]) => {
    const planId = `tx-${utility}-${idOf(product.retailer)}-${idOf(product.name)}`;
    const charges = [...product.supply(cents), ...texasDeliveryCharges(utility, deliveryDay)];
    return {
      planId,
      retailer: product.retailer,
      name: product.name,
      market: 'us-tx',
      deliveryUtilityIds: [utility],
      rating: product.rating,
      label: {
        date: product.labelDate,
        averageCents: { at500, at1000, at2000 },
        ...(product.labelShares && { assumedShares: product.labelShares }),
      },
      tariff: tariffOf(product, planId, charges),
    };
  });
}

function tariffOf(product: TexasProduct, id: string, charges: readonly Charge[]): Tariff {
  return {
    id,
    name: `${product.retailer} ${product.name}`,
    currency: 'USD',
    charges: [...charges],
    unpriced: product.unpriced ?? [],
    ...(product.estimated !== undefined && { estimated: product.estimated }),
    priceBasis: product.priceBasis,
    ...(product.termMonths !== undefined && { termMonths: product.termMonths }),
    terminationFee: product.terminationFee,
    ...(product.renewablePercent !== undefined && { renewablePercent: product.renewablePercent }),
    eligibility: [...(product.eligibility ?? [])],
    discounts: [],
    exportRule: { kind: 'charges' },
    rounding: { decimals: 2, mode: 'half-up' },
    provenance: {
      source: `${product.source}; delivery charges: ${TEXAS_DELIVERY_SOURCE}`,
      asOf: product.labelDate,
      id,
    },
  };
}
