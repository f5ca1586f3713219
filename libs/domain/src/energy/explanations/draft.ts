import type { Coverage } from '../scoring/coverage.js';
import type { Scoring, TopPlan } from '../scoring/scoring.js';
import { countPhrase, differencePhrase } from './phrases.js';

/** What an explanation speaks of: a scoring, and how many of the prices it compared are old. */
export type Explained = Scoring & { readonly coverage: Pick<Coverage, 'plans' | 'outdated'> };

/** A fact without its subject; `nameless` only if the phrase names a plan. */
export interface Draft {
  readonly name: string;
  readonly phrase: string;
  readonly meaning: string;
  readonly nameless?: string;
}

/** In place of a supplier’s name on a tariff that every supplier has. */
const ANY_SUPPLIER = 'Your supplier';

/** What a plan is called where its name must not be told. */
export const NAMELESS = '(name of the plan)';

/** With its supplier, where that is a company: a default tariff is had from any. */
export function planName({ plan }: Pick<TopPlan, 'plan'>): string {
  return plan.retailer === ANY_SUPPLIER ? plan.name : `${plan.name} from ${plan.retailer}`;
}

/** `$480.00 less than staying over 2 years, all fees paid`. */
export function againstStaying(savings: string, currency: string, over: string): string {
  const difference = differencePhrase(savings, currency);
  return `${difference} ${difference === 'the same' ? 'as' : 'than'} staying ${over}, all fees paid`;
}

export function overPhrase(months: number): string {
  return `over ${countPhrase(months / 12, 'year')}`;
}

/** Old prices make no year sure: what a share of the drawn years rests on while `outdated` prices are among them. */
export function ifHeld(outdated: number): string {
  return outdated === 0 ? '' : ', if these prices still hold';
}
