import type { SupplierChoice } from './supplier-choice.js';
import { oneSupplierReason, supplierChoiceIn } from './supplier-choice.js';

/** A company whose wires may serve the home. */
export interface DeliveryUtility {
  readonly id: string;
  readonly name: string;
  /** Why its customers cannot choose their supplier, in plain words; null if they can. */
  readonly noChoiceReason: string | null;
}

/** What a postcode says about a home's electricity. */
export interface Place {
  /** The postcode as looked up: upper case, without spaces (only the outcode or forward sortation area where that suffices). */
  readonly postcode: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: 'US' | 'AU' | 'GB' | 'CA';
  /** Country and region that prices belong to: `us-tx`, `au-nsw`, `uk`, `ca-on`. */
  readonly market: string;
  /** IANA zone of local time. */
  readonly zone: string;
  /** Most likely first; empty if we know only the region. */
  readonly deliveryUtilities: readonly DeliveryUtility[];
  /** Whether the householder must choose between several utilities. */
  readonly ambiguous: boolean;
  /** Whether the home chooses its supplier, or only among the tariffs of its only one. */
  readonly choice: SupplierChoice;
  /** Why there is only one supplier, in plain words; null if there is a choice. */
  readonly noChoiceReason: string | null;
}

/** Builds a place and derives the fields that follow from its utilities. */
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
