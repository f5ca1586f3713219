import type { Plan } from './plan.js';

/**
 * The plans without twins: listings repeat a plan for each language. Twins have one retailer and name and
 * the same charges, terms and wires; the first of them stays.
 */
export function distinctPlans(plans: readonly Plan[]): readonly Plan[] {
  const first = new Map<string, Plan>();
  for (const plan of plans) {
    const { charges, priceBasis, termMonths, terminationFee, renewablePercent, exportRule } = plan.tariff;
    const same = JSON.stringify([
      ...[plan.retailer, plan.name, plan.deliveryUtilityIds],
      ...[charges, priceBasis, termMonths, terminationFee, renewablePercent, exportRule],
    ]);
    if (!first.has(same)) first.set(same, plan);
  }
  return [...first.values()];
}
