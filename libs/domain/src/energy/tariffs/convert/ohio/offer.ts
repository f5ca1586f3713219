/** A text or amount of an offer that no field we know holds. */
export interface Stray {
  /** Element, attribute or column of the source. */
  readonly where: string;
  readonly text: string;
}

/**
 * One offer of an Apples to Apples listing in the source's own words, whether it came as XML or as the
 * public page. A field that the source leaves out is an empty text.
 */
export interface OhioOffer {
  readonly id: string;
  readonly supplier: string;
  /** Dollars per kWh. */
  readonly price: string;
  /** Fixed or Variable. */
  readonly rateType: string;
  /** `25%`. */
  readonly renewable: string;
  /** Months, 0 = month to month. */
  readonly term: string;
  readonly terminationFee: string;
  readonly terminationDetails: string;
  /** Dollars a month. */
  readonly monthlyFee: string;
  readonly isIntroductory: boolean;
  /** Months that the page states beside the introductory price. */
  readonly introductoryMonths: string;
  readonly introductoryDetails: string;
  readonly promotion: string;
  readonly details: string;
  /** Figures that stand where no field of the format is known to be: each flags the offer. */
  readonly strays: readonly Stray[];
}

/** What a listing holds: its offers, the wires company it is for, and what cannot be an offer. */
export interface OhioListing {
  readonly offers: readonly OhioOffer[];
  /** As the source names it; absent when it does not. */
  readonly network?: string;
  /** For whom the offers are, when not for homes. */
  readonly customers?: string;
  readonly refused: readonly { readonly id: string; readonly reason: string }[];
}
