import type { Plan } from './plan.js';

/**
 * Removes duplicate plans, since listings repeat a plan for each language. Duplicates have the same retailer,
 * name, charges, terms and utilities; the first one stays.
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
