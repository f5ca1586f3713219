import type { Tariff } from '../model/tariff.js';

/** Facts that a converter gets beside the document. */
export interface ConvertContext {
  /** Day on which the document was current, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** Name of the file or address, for provenance. */
  readonly source: string;
  /** Facts that a series of prices does not state itself: time zone, currency, and additions to each price. */
  readonly series?: SeriesContext;
  /** A list of days and their kind, such as Tempo's colours, for prices that hang on them. */
  readonly days?: string;
}

/** How to read a series of spot prices; absent fields are read from the document, or else asked. */
export interface SeriesContext {
  /** IANA zone of stamps without an offset. */
  readonly zone?: string;
  /** ISO 4217. */
  readonly currency?: string;
  /** Unit of the prices, e.g. `EUR/MWh`, `öre/kWh`. */
  readonly unit?: string;
  /** The area, sequence or column, if the document holds several. */
  readonly area?: string;
  /** Added to each price, currency per kWh. */
  readonly marginPerKwh?: string;
  /** Fixed fee per month in currency units. */
  readonly monthlyFee?: string;
}

/** A plan that cannot become a tariff at all, and why. */
export interface RefusedPlan {
  readonly id: string;
  readonly reason: string;
}

/** All plans of a document: each is a tariff (flagged when it has `unpriced`) or refused. */
export interface Converted {
  readonly tariffs: readonly Tariff[];
  readonly refused: readonly RefusedPlan[];
}

/**
 * Reads one published format. `source` is the document's text. Throws DomainError when the document
 * as a whole is not of this format. Nothing is dropped silently: what has a price and is not
 * understood goes to `unpriced` of its plan.
 */
export type Converter = (source: string, context: ConvertContext) => Converted;
