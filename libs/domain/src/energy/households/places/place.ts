import type { SupplierChoice } from './supplier-choice.js';
import { oneSupplierReason, supplierChoiceIn } from './supplier-choice.js';

/** A company whose wires may reach the home. */
export interface DeliveryUtility {
  readonly id: string;
  readonly name: string;
  /** Plain words when its customers cannot choose who supplies them, else null. */
  readonly noChoiceReason: string | null;
}

/** What a postcode tells about a home's electricity. */
export interface Place {
  /** As it was looked up: upper case, without spaces (an outcode or a forward sortation area where that decides). */
  readonly postcode: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: 'US' | 'AU' | 'GB' | 'CA';
  /** Country and region that prices belong to: `us-tx`, `au-nsw`, `uk`, `ca-on`. */
  readonly market: string;
  /** IANA zone of the wall clock there. */
  readonly zone: string;
  /** Most likely first; empty where we know the region only. */
  readonly deliveryUtilities: readonly DeliveryUtility[];
  /** True when the householder must say which of several utilities it is. */
  readonly ambiguous: boolean;
  /** Whether the home chooses its supplier, or only among the tariffs of the one it has. */
  readonly choice: SupplierChoice;
  /** Plain words for the home that has one supplier, else null. */
  readonly noChoiceReason: string | null;
}

/** Builds a place from its parts; what follows from the utilities is worked out here. */
export function placeOf(
  postcode: string,
  region: Pick<Place, 'country' | 'market' | 'zone'>,
  deliveryUtilities: readonly DeliveryUtility[],
): Place {
  const [likeliest] = deliveryUtilities;
  const closed = likeliest !== undefined && deliveryUtilities.every((u) => u.noChoiceReason !== null);
  const choice = closed ? 'tariff' : supplierChoiceIn(region.market);
  const only = deliveryUtilities.length === 1 ? likeliest?.name : undefined;
  return {
    postcode,
    ...region,
    deliveryUtilities,
    ambiguous: deliveryUtilities.length > 1,
    choice,
    noChoiceReason:
      choice === 'supplier' ? null : (likeliest?.noChoiceReason ?? oneSupplierReason(region.market, only)),
  };
}
