/** Dollars for a million tokens; the same number is micro-dollars for one token. */
export interface ModelPrice {
  readonly inputUsd: number;
  readonly outputUsd: number;
}

/** Tokens that were read and written. */
export interface Tokens {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** What tokens cost, in whole micro-dollars, rounded up. */
export function costMicroUsd({ inputTokens, outputTokens }: Tokens, price: ModelPrice): number {
  return Math.ceil(inputTokens * price.inputUsd + outputTokens * price.outputUsd);
}
