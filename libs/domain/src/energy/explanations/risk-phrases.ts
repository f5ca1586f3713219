import type { RiskFlag } from '../scoring/flags/risk-flag.js';
import { countPhrase, dayPhrase, differencePhrase, energyPhrase, moneyPhrase } from './phrases.js';

/** A risk as one clause with its figures, and the clause's meaning. */
export function riskPhrase(
  flag: RiskFlag,
  currency: string,
): { readonly phrase: string; readonly meaning: string } {
  const money = (amount: string): string => moneyPhrase(amount, currency);
  switch (flag.kind) {
    case 'billCreditCliff':
      return {
        phrase: `you get a bill credit of ${money(flag.creditAmount)} only if you use about ${energyPhrase(flag.thresholdKwh)} a month: ${countPhrase(flag.monthsNear, 'month')} of yours ${flag.monthsNear === 1 ? 'is' : 'are'} close to it, and ${money(flag.amountAtStake)} a year is at stake`,
        meaning: 'a bill credit that small changes in use would lose',
      };
    case 'minimumUsageFee':
      return {
        phrase: `a fee of ${money(flag.feeAmount)} is charged in months below ${energyPhrase(flag.thresholdKwh)}: ${countPhrase(flag.monthsCharged, 'month')} of yours, ${money(flag.amountCharged)} a year`,
        meaning: 'a fee for using too little',
      };
    case 'introductoryPriceEnds':
      return {
        phrase: `the introductory price ends on ${dayPhrase(flag.endsOn, currency)}, and a year then costs ${differencePhrase(`-${flag.extraPerYear}`.replace('--', ''), currency)}`,
        meaning: 'an introductory price that ends',
      };
    case 'shortTerm':
      return shortTermPhrase(flag, currency);
    case 'priceCanChange':
      return {
        phrase: `the price can change: if the bill rises by a tenth, a year costs ${money(flag.extraPerYearAtTenPercent)} more`,
        meaning: 'a price that is not fixed',
      };
    case 'highTerminationFee':
      return {
        phrase: `leaving early can cost up to ${money(flag.amount)}`,
        meaning: 'a high fee for leaving early',
      };
    case 'thinData':
      return {
        phrase: `the meter counted only part of the year, so a year may well cost anything from ${money(flag.lowCost)} to ${money(flag.highCost)}`,
        meaning: 'little meter data behind the figures',
      };
    case 'unpricedText':
      return {
        phrase: `${countPhrase(flag.count, 'condition')} of this plan could not be priced; read ${flag.count === 1 ? 'it' : 'them'} before you sign`,
        meaning: 'conditions that could not be priced',
      };
    case 'estimatedFromLabel':
      return {
        phrase: 'its prices were worked out from the averages on its label, not published in full',
        meaning: 'prices estimated from the label',
      };
    case 'conditionalDiscount':
      return {
        phrase: `${countPhrase(flag.count, 'discount')} with conditions ${flag.count === 1 ? 'was' : 'were'} not counted`,
        meaning: 'discounts with conditions, not counted',
      };
    case 'eligibility':
      return {
        phrase: 'not every home can sign up for it; check its conditions',
        meaning: 'conditions for signing up',
      };
  }
}

type ShortTerm = Extract<RiskFlag, { kind: 'shortTerm' }>;

function shortTermPhrase(
  flag: ShortTerm,
  currency: string,
): { readonly phrase: string; readonly meaning: string } {
  return {
    phrase: `the price holds for ${countPhrase(flag.months, 'month')} only, and from ${dayPhrase(flag.endsOn, currency)} a year is expected to cost ${moneyPhrase(flag.extraPerYear, currency)} more`,
    meaning: 'a term of less than a year',
  };
}
