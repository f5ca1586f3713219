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
  /** Set when no utility found here leaves a choice of supplier. */
  readonly noChoiceReason: string | null;
}

/** Builds a place from its parts; what follows from the utilities is worked out here. */
export function placeOf(
  postcode: string,
  region: Pick<Place, 'country' | 'market' | 'zone'>,
  deliveryUtilities: readonly DeliveryUtility[],
): Place {
  const closed = deliveryUtilities.length > 0 && deliveryUtilities.every((u) => u.noChoiceReason !== null);
  return {
    postcode,
    ...region,
    deliveryUtilities,
    ambiguous: deliveryUtilities.length > 1,
    noChoiceReason: closed ? (deliveryUtilities[0]?.noChoiceReason ?? null) : null,
  };
}
