import { DomainError } from '#domain/shared/domain-error';
import type { StatedPlace } from '../households.commands.js';
import type { HomePlace } from '../households.events.js';
import { findPlace } from './find-place.js';
import type { SupplierChoice } from './supplier-choice.js';
import { supplierChoiceIn } from './supplier-choice.js';

/**
 * The home's place with its one delivery utility. Throws `households.choose-delivery-utility` (a conflict
 * that lists the choices) if the postcode has several and none was named.
 */
export function homePlace({ postcode, deliveryUtilityId }: StatedPlace): HomePlace {
  const place = findPlace(postcode);
  const { country, market, zone, deliveryUtilities } = place;
  const chosen =
    deliveryUtilityId === undefined
      ? deliveryUtilities.length > 1
        ? undefined
        : (deliveryUtilities[0] ?? null)
      : deliveryUtilities.find(({ id }) => id === deliveryUtilityId);
  if (chosen === undefined) {
    throw new DomainError(
      'households.choose-delivery-utility',
      'More than one company runs wires in this postcode. Choose the one on your bill.',
      { deliveryUtilities: deliveryUtilities.map(({ id, name }) => ({ id, name })) },
      'conflict',
    );
  }
  return { postcode: place.postcode, country, market, zone, deliveryUtilityId: chosen?.id ?? null };
}

/** Whether the home on these wires chooses its supplier, or only among the tariffs of the one it has. */
export function choiceAt({ postcode, market, deliveryUtilityId }: HomePlace): SupplierChoice {
  const utility = findPlace(postcode).deliveryUtilities.find(({ id }) => id === deliveryUtilityId);
  return utility === undefined || utility.noChoiceReason === null ? supplierChoiceIn(market) : 'tariff';
}
