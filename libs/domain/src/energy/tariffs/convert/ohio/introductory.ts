import { Decimal } from 'decimal.js';
import { decimalText, plain } from '../decimal-text.js';

/** How long an introductory price lasts, and the price when the words state it, dollars per kWh. */
export interface IntroductoryPrice {
  readonly months: number;
  readonly price?: string;
}

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'];
const cardinals = [
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

/**
 * Reads `$0.0539/kWh first month, then monthly variable rate`, `10 cents per kWh for the first month`
 * or `for your first 6 billing cycles`. `statedMonths` is what a field of its own says of the time, 0
 * when there is none. Undefined when no time is stated.
 */
export function introductoryPrice(details: string, statedMonths = 0): IntroductoryPrice | undefined {
  const said = details.toLowerCase();
  const months = statedMonths >= 1 ? statedMonths : monthsOf(said);
  if (months < 1) return undefined;
  const price = dollarsOf(said);
  return price === undefined ? { months } : { months, price };
}

/** Whether words say that a price changes to a variable one later on. */
export function becomesVariable(words: string): boolean {
  return (
    /\b(?:then|thereafter|after(?:wards)?|defaults?)\b[^.]{0,80}\bvar(?:y|ies|iable)\b/i.test(words) ||
    /\bvar(?:y|ies|iable)\b[^.]{0,30}\bthereafter\b/i.test(words)
  );
}

function monthsOf(said: string): number {
  const counted = /(\d{1,2})(?:st|nd|rd|th)?[ -]*(?:month|billing cycle|bill)/.exec(said)?.[1];
  if (counted !== undefined) return Number(counted);
  if (/first (?:month|billing cycle|bill)\b/.test(said)) return 1;
  const word = cardinals.findIndex((each) =>
    new RegExp(`\\b${each} (?:month|billing cycle|bill)s?\\b`).test(said),
  );
  return word >= 0 ? word + 1 : ordinals.findIndex((each) => said.includes(`${each} month`)) + 1;
}

function dollarsOf(said: string): string | undefined {
  const dollars = /\$?(\d?\.\d+)\s*(?:\/|per )\s*kwh/.exec(said)?.[1];
  if (dollars !== undefined) return decimalText(dollars);
  const cents = /(\d{1,2}(?:\.\d+)?)\s*(?:cents?|¢)\s*(?:\/|per )\s*kwh/.exec(said)?.[1];
  return cents === undefined ? undefined : plain(new Decimal(cents).div(100));
}
