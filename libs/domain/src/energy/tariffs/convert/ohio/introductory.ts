import { decimalText } from '../decimal-text.js';

/** How long an introductory price lasts, and the price when the words state it in dollars per kWh. */
export interface IntroductoryPrice {
  readonly months: number;
  readonly price?: string;
}

const words = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'];

/**
 * Reads `$0.0539/kWh first month, then monthly variable rate` or `for your first 6 billing cycles`.
 * Undefined when no time is stated.
 */
export function introductoryPrice(details: string): IntroductoryPrice | undefined {
  const said = details.toLowerCase();
  const counted = /(\d{1,2})[ -]*(?:month|billing cycle|bill)/.exec(said)?.[1];
  const single = /first (?:month|billing cycle|bill)\b/.test(said)
    ? 1
    : words.findIndex((word) => said.includes(`${word} month`)) + 1;
  const months = counted === undefined ? single : Number(counted);
  if (months < 1) return undefined;
  const price = decimalText(/\$?(\d?\.\d+)\s*(?:\/|per )\s*kwh/.exec(said)?.[1]);
  return price === undefined ? { months } : { months, price };
}
