/** US dollars per million tokens, which equals micro-dollars per token. */
export interface ModelPrice {
  readonly inputUsd: number;
  readonly outputUsd: number;
}

/** Numbers of tokens read and written. */
export interface Tokens {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** The cost of tokens in whole micro-dollars, rounded up. */
export function costMicroUsd({ inputTokens, outputTokens }: Tokens, price: ModelPrice): number {
  return Math.ceil(inputTokens * price.inputUsd + outputTokens * price.outputUsd);
}
