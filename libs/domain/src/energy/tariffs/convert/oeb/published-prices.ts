import { DomainError } from '#domain/shared/domain-error';
import type { RegulatedPrices } from './price-plans.js';

/** Regulated prices from a day on, as the Ontario Energy Board announced them. */
export interface PublishedPrices extends RegulatedPrices {
  readonly from: string;
}

export const OEB_SOURCE = 'Ontario Energy Board, Regulated Price Plan prices';

/** Oldest first; each holds until the next. Ultra-low overnight began in May 2023. */
const published: readonly PublishedPrices[] = [
  {
    from: '2023-11-01',
    timeOfUse: { offPeak: '0.087', midPeak: '0.122', onPeak: '0.182' },
    tiered: { lower: '0.103', higher: '0.125' },
    ultraLowOvernight: { overnight: '0.028', weekendOffPeak: '0.087', midPeak: '0.122', onPeak: '0.286' },
  },
  {
    from: '2024-11-01',
    timeOfUse: { offPeak: '0.076', midPeak: '0.122', onPeak: '0.158' },
    tiered: { lower: '0.093', higher: '0.110' },
    ultraLowOvernight: { overnight: '0.028', weekendOffPeak: '0.076', midPeak: '0.122', onPeak: '0.284' },
  },
  {
    from: '2025-11-01',
    timeOfUse: { offPeak: '0.098', midPeak: '0.157', onPeak: '0.203' },
    tiered: { lower: '0.120', higher: '0.142' },
    ultraLowOvernight: { overnight: '0.039', weekendOffPeak: '0.098', midPeak: '0.157', onPeak: '0.391' },
  },
];

/** The regulated prices in force on a day; throws `tariffs.prices-unknown` before November 2023. */
export function regulatedPrices(day: string): PublishedPrices {
  const found = published.findLast((prices) => prices.from <= day);
  if (!found) {
    throw new DomainError(
      'tariffs.prices-unknown',
      `Ontario's regulated prices of ${day} are not in our table; give a day from 2023-11-01 on.`,
      { day },
    );
  }
  return found;
}
