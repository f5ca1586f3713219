import type { TexasUtility } from '../tariffs/convert/power-to-choose/texas-delivery.js';
import {
  TEXAS_DELIVERY_SOURCE,
  texasDelivery,
  texasDeliveryCharges,
} from '../tariffs/convert/power-to-choose/texas-delivery.js';
import type { Tariff } from '../tariffs/model/tariff.js';
import { deliveryOnly } from './seed/delivery-only.js';
import { easternDelivery } from './seed/united-states/eastern-delivery.js';

const texans: readonly TexasUtility[] = ['oncor', 'centerpoint', 'aep-central', 'aep-north', 'tnmp', 'lpl'];
const eastern = new Map(easternDelivery.map((tariff) => [tariff.id, tariff]));

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
