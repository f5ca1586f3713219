import type { TopPlan } from '../scoring/scoring.js';
import { countPhrase, differencePhrase } from './phrases.js';

/** A fact before it has its subject; `nameless` only where the phrase names a plan. */
export interface Draft {
  readonly name: string;
  readonly phrase: string;
  readonly meaning: string;
  readonly nameless?: string;
}

/** What a plan is called where its name must not be told. */
export const NAMELESS = '(name of the plan)';

export function planName({ plan }: Pick<TopPlan, 'plan'>): string {
  return `${plan.name} from ${plan.retailer}`;
}

/** `$480.00 less than staying over 2 years, all fees paid`. */
export function againstStaying(savings: string, currency: string, over: string): string {
  const difference = differencePhrase(savings, currency);
  return `${difference} ${difference === 'the same' ? 'as' : 'than'} staying ${over}, all fees paid`;
}

export function overPhrase(months: number): string {
  return `over ${countPhrase(months / 12, 'year')}`;
}
