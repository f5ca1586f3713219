import { compose } from '../tariffs/compose/compose.js';
import { isSupplyOnly, notingDelivery } from '../tariffs/compose/compose-sides.js';
import type { Tariff } from '../tariffs/model/tariff.js';
import type { Plan } from './plan.js';
import type { TexasUtility } from '../tariffs/convert/power-to-choose/texas-delivery.js';
import {
  TEXAS_DELIVERY_SOURCE,
  texasDelivery,
  texasDeliveryCharges,
} from '../tariffs/convert/power-to-choose/texas-delivery.js';
import { deliveryOnly } from './seed/delivery-only.js';
import { easternDelivery } from './seed/united-states/eastern-delivery.js';

const MAX_ID = 120;
const texans: readonly TexasUtility[] = ['oncor', 'centerpoint', 'aep-central', 'aep-north', 'tnmp', 'lpl'];
const eastern = new Map(easternDelivery.map((tariff) => [tariff.id, tariff]));

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

/**
 * The delivery tariff of a utility, which holds whoever supplies the power, as of `day` (`YYYY-MM-DD`).
 * Undefined if we do not know its charges.
 */
export function deliveryTariff(utilityId: string, day: string): Tariff | undefined {
  const texan = texans.find((id) => id === utilityId);
  if (texan === undefined) return eastern.get(utilityId);
  return deliveryOnly({
    utilityId,
    name: 'Delivery',
    charges: texasDeliveryCharges(texan, day),
    source: TEXAS_DELIVERY_SOURCE,
    asOf: texasDelivery(texan, day).from,
  });
}
