import type { Tariff } from '../tariff.js';

/** What a converter knows beside the document. */
export interface ConvertContext {
  /** Day on which the document was current, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** Name of the file or address, for provenance. */
  readonly source: string;
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
