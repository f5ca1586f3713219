import { day } from '#web/shared/format/dates';
import { kwh } from '#web/shared/format/energy';
import { roundMoney } from '#web/shared/format/money';
import type { RiskFlag } from '../recommendation.js';

/** A risk in words: a short heading and a sentence with its figures; serious ones come first. */
export type RiskWords = { readonly heading: string; readonly sentence: string; readonly serious: boolean };

/** Puts a risk into words. Every figure comes from the flag itself. */
export function riskWords(flag: RiskFlag, currency: string): RiskWords {
  const amount = (value: string) => roundMoney(value, currency);
  switch (flag.kind) {
    case 'billCreditCliff':
      return cliffWords(flag, amount);
    case 'minimumUsageFee':
      return littleUseWords(flag, amount);
    case 'introductoryPriceEnds':
      return {
        heading: 'The introductory price ends',
        sentence: `After ${months(flag.months)}, from ${day(flag.endsOn)}, a year costs about ${amount(flag.extraPerYear)} more.`,
        serious: Number(flag.extraPerYear) > 0,
      };
    case 'shortTerm':
      return shortTermWords(flag, amount);
    case 'priceCanChange':
      return {
        heading: flag.priceBasis === 'variable' ? 'The price can change' : 'The price follows the market',
        sentence: `If it rises by a tenth, a year costs about ${amount(flag.extraPerYearAtTenPercent)} more.`,
        serious: true,
      };
    case 'highTerminationFee':
      return {
        heading: 'High exit fee',
        sentence: `Leaving early can cost up to ${amount(flag.amount)}.`,
        serious: true,
      };
    case 'thinData':
      return {
        heading: 'Little meter data',
        sentence: `Your meter counted only part of the year; the rest is our estimate. The year may cost from ${amount(flag.lowCost)} to ${amount(flag.highCost)}.`,
        serious: false,
      };
    case 'unpricedText':
      return {
        heading: 'Not everything could be priced',
        sentence: `${flag.count === 1 ? 'One thing is' : `${String(flag.count)} things are`} not in this price: ${flag.texts.map((text) => `“${text}”`).join('; ')}. Check the plan’s own documents.`,
        serious: true,
      };
    case 'estimatedFromLabel':
      return {
        heading: 'Estimated from its label',
        sentence: 'Only average prices are published for this plan, so its bills are an estimate.',
        serious: true,
      };
    case 'conditionalDiscount':
      return {
        heading: 'Discounts not counted',
        sentence: `${flag.names.join(', ')}: only if you meet their conditions. We left them out.`,
        serious: false,
      };
    case 'eligibility':
      return eligibilityWords(flag);
  }
}

type Flag<K extends RiskFlag['kind']> = Extract<RiskFlag, { kind: K }>;
type Amount = (value: string) => string;

function cliffWords(flag: Flag<'billCreditCliff'>, amount: Amount): RiskWords {
  const near = `${months(flag.monthsNear)} ${flag.monthsNear === 1 ? 'is' : 'are'} close to the edge`;
  return {
    heading: 'A credit you can miss',
    sentence: `You get ${amount(flag.creditAmount)} only if you use about ${kwh(flag.thresholdKwh)} in a month. You reach it in ${months(flag.monthsReached)}; ${near}, with about ${amount(flag.amountAtStake)} a year at stake.`,
    serious: flag.monthsNear > 0,
  };
}

function eligibilityWords({ conditions }: Flag<'eligibility'>): RiskWords {
  const [only] = conditions;
  if (conditions.length === 1 && only !== undefined && /^new customers?\.?$/i.test(only)) {
    return {
      heading: 'New customers only',
      sentence: 'You can’t sign up if you are with this supplier now.',
      serious: true,
    };
  }
  return {
    heading: 'Not everyone can sign up',
    sentence: `Only for: ${conditions.join('; ')}.`,
    serious: true,
  };
}

function shortTermWords(flag: Flag<'shortTerm'>, amount: Amount): RiskWords {
  return {
    heading: 'A short-term price',
    sentence: `The price holds for ${months(flag.months)} only, until ${day(flag.endsOn)}. After that we assume the middle of today’s market: a year costs about ${amount(flag.extraPerYear)} more.`,
    serious: true,
  };
}

function littleUseWords(flag: Flag<'minimumUsageFee'>, amount: Amount): RiskWords {
  return {
    heading: 'A fee for low use',
    sentence: `Below ${kwh(flag.thresholdKwh)} in a month you pay ${amount(flag.feeAmount)} more. That hits ${months(flag.monthsCharged)} of your year: about ${amount(flag.amountCharged)}.`,
    serious: flag.monthsCharged + flag.monthsNear > 0,
  };
}

function months(count: number): string {
  return count === 1 ? '1 month' : `${String(count)} months`;
}
