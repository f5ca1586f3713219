import type { Charge } from '#domain/energy/tariffs/model/charge';
import {
  tieredCharges,
  timeOfUseCharges,
  ultraLowOvernightCharges,
} from '#domain/energy/tariffs/convert/oeb/price-plans';
import { OEB_SOURCE, regulatedPrices } from '#domain/energy/tariffs/convert/oeb/published-prices';
import type { Plan } from '#domain/energy/plans/plan';
import { seedPlan } from '../seed-plan.js';

const distributors = ['toronto-hydro', 'hydro-ottawa', 'alectra', 'hydro-one', 'ontario-other'];

const delivery = [
  {
    text: 'Delivery and regulatory charges, HST and the Ontario Electricity Rebate',
    where: "the distributor's bill",
    reason:
      'They differ by distributor and are the same under all three price plans; only electricity is priced.',
  },
];

/** The three price plans that an Ontario household may choose from its distributor. */
export function ontarioPlans(day: string): readonly Plan[] {
  const prices = regulatedPrices(day);
  const plan = (planId: string, name: string, charges: readonly Charge[]): Plan =>
    seedPlan({
      planId,
      name,
      retailer: 'Your local distributor',
      market: 'ca-on',
      deliveryUtilityIds: distributors,
      currency: 'CAD',
      charges,
      unpriced: delivery,
      source: OEB_SOURCE,
      asOf: prices.from,
    });
  return [
    plan('ca-on-time-of-use', 'Time-of-Use', timeOfUseCharges(prices.timeOfUse)),
    plan('ca-on-tiered', 'Tiered', tieredCharges(prices.tiered)),
    plan(
      'ca-on-ultra-low-overnight',
      'Ultra-Low Overnight',
      ultraLowOvernightCharges(prices.ultraLowOvernight),
    ),
  ];
}
