import { compose } from '../tariffs/compose/compose.js';
import { isSupplyOnly, notingDelivery } from '../tariffs/compose/compose-sides.js';
import type { Tariff } from '../tariffs/model/tariff.js';
import { deliveryTariff } from './delivery-tariffs.js';
import type { Plan } from './plan.js';

const MAX_ID = 120;

/**
 * A plan as a home pays it. A supply-only offer gets its utility's delivery charges as of `day`
 * (`YYYY-MM-DD`), one plan for each named utility; if we do not know them, it is flagged. Any other plan is
 * returned as it is.
 */
export function withDelivery(plan: Plan, day: string): readonly Plan[] {
  if (!isSupplyOnly(plan.tariff)) return [plan];
  const [only, ...more] = plan.deliveryUtilityIds;
  if (only === undefined) return [plan];
  if (more.length === 0) return [{ ...plan, tariff: delivered(plan.tariff, only, day) }];
  return plan.deliveryUtilityIds.map((utilityId) => ({
    ...plan,
    planId: `${plan.planId.slice(0, MAX_ID - utilityId.length - 1)}-${utilityId}`,
    deliveryUtilityIds: [utilityId],
    tariff: delivered(plan.tariff, utilityId, day),
  }));
}

function delivered(supply: Tariff, utilityId: string, day: string): Tariff {
  const delivery = deliveryTariff(utilityId, day);
  return delivery?.currency === supply.currency ? compose(supply, delivery) : notingDelivery(supply);
}
