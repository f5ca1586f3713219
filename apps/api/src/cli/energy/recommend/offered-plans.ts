import { tariffOfCase } from '../bill/bill-tariff.js';
import type { HomePlace } from '#domain/energy/households/households.events';
import type { Plan } from '#domain/energy/plans/plan';
import { seedCatalogue } from '#domain/energy/plans/seed-catalogue';
import { compose } from '#domain/energy/tariffs/compose/compose';
import { isSupplyOnly } from '#domain/energy/tariffs/compose/compose-sides';
import { plansOfFile } from './plans-file.js';
import type { RecommendOptions } from './recommend-options.js';

/**
 * The plans to choose from: those of a file, or the seed catalogue's. If we do not know the home's delivery
 * charges and the caller names a tariff that has them, it completes supply-only offers.
 */
export async function offeredPlans(options: RecommendOptions, place: HomePlace): Promise<readonly Plan[]> {
  const { plans: file, from, series, delivery, deliveryFrom, usage } = options;
  const plans = file === undefined ? seedCatalogue() : await plansOfFile(file, { from, series }, place);
  if (delivery === undefined) return plans;
  const wires = await tariffOfCase({ tariff: delivery, usage, from: deliveryFrom }, undefined);
  return plans.map((plan) =>
    isSupplyOnly(plan.tariff) && plan.tariff.currency === wires.currency
      ? { ...plan, tariff: compose(plan.tariff, wires) }
      : plan,
  );
}
