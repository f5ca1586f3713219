import { type HomePrices, homePrices } from './home-prices.js';
import type { HomeUsage } from './home-usage.js';
import { levelsOf, type UsageLevels } from './usage-levels.js';

/** A home laid out for pricing, good for any number of scoring runs on the same usage. */
export interface PreparedHome {
  readonly usage: HomeUsage;
  readonly levels: UsageLevels;
  readonly priceOn: HomePrices;
}

/**
 * Lays a home out for pricing: most of a run's time. Worth keeping by the digest of the usage while a
 * person tries other preferences.
 */
export function prepareHome(usage: HomeUsage): PreparedHome {
  return { usage, levels: levelsOf(usage), priceOn: homePrices(usage) };
}
