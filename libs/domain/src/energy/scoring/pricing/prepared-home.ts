import type { CompiledPlans } from './compile-plans.js';
import { homeBills } from './home-bills.js';
import { homePricer } from './home-pricer.js';
import type { HomePrices } from './home-prices.js';
import { homePrices } from './home-prices.js';
import type { HomeUsage } from '../home-usage.js';
import type { Pricer } from './priced-plan.js';
import type { UsageLevels } from '../draws/usage-levels.js';
import { levelsOf } from '../draws/usage-levels.js';

/** A home laid out for pricing, for any number of scoring runs on the same usage. */
export interface PreparedHome {
  readonly usage: HomeUsage;
  readonly levels: UsageLevels;
  readonly priceOn: HomePrices;
  /** A pricer of these plans on this home; the same plans are priced once. */
  readonly pricerOf: (plans: CompiledPlans) => Pricer;
}

/**
 * Lays a home out for pricing, which takes most of a run's time. Worth caching by the usage's digest while a
 * person tries other preferences.
 */
export function prepareHome(usage: HomeUsage): PreparedHome {
  const levels = levelsOf(usage);
  const priceOn = homePrices(usage);
  const billsOf = homeBills(usage, levels, priceOn);
  const known = new WeakMap<CompiledPlans, Pricer>();
  return {
    usage,
    levels,
    priceOn,
    pricerOf: (plans) => {
      const pricer = known.get(plans) ?? homePricer(plans, billsOf(plans.tariffs));
      known.set(plans, pricer);
      return pricer;
    },
  };
}
