import type { CompiledPlan, CompiledPlans } from './compile-plans.js';
import type { HomeBills } from './home-bills.js';
import { homeBills } from './home-bills.js';
import type { HomePrices } from './home-prices.js';
import { homePrices } from './home-prices.js';
import type { HomeUsage } from '../home-usage.js';
import type { PricedPlan } from './plan-costs.js';
import type { Draws } from '../draws/drawn-costs.js';
import { shapeDraws } from '../draws/load-shapes.js';
import { levelsOf } from '../draws/usage-levels.js';
import type { PricedCatalogue } from '#domain/energy/tariffs/engine/price-compiled';
import type { CandidatePlan } from '../scoring-input.js';

/** Why a plan cannot be priced on this home. */
export interface NotPriced {
  readonly notPriced: string;
}

/** Prices plans on one home. */
export type Pricer = (plan: CandidatePlan) => PricedPlan | NotPriced;

/** A home laid out for pricing, for any number of scoring runs on the same usage. */
export interface PreparedHome {
  readonly usage: HomeUsage;
  readonly draws: Draws;
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
    draws: { levels, shapes: shapeDraws(levels.years) },
    priceOn,
    pricerOf: (plans) => {
      const pricer = known.get(plans) ?? homePricer(plans, billsOf(plans.tariffs));
      known.set(plans, pricer);
      return pricer;
    },
  };
}

/** Prices compiled plans on one home; each plan once. */
function homePricer({ byPlanId }: CompiledPlans, { asItStands, tableOf }: HomeBills): Pricer {
  const known = new Map<string, PricedPlan | NotPriced>();
  const price = (plan: CandidatePlan): PricedPlan | NotPriced => {
    const compiled = byPlanId.get(plan.planId);
    if (compiled === undefined) return { notPriced: 'It is not among the compiled plans.' };
    const { stages, once } = compiled;
    return (
      refusal(plan, compiled, asItStands) ?? {
        stages: stages.map(({ fromContractMonth, index }) => ({ fromContractMonth, table: tableOf(index) })),
        once,
      }
    );
  };
  return (plan) => {
    const priced = known.get(plan.planId) ?? price(plan);
    known.set(plan.planId, priced);
    return priced;
  };
}

/** Why a plan cannot be priced on this home, null if it can. A plan whose energy price is only text cannot. */
function refusal(
  { tariff }: CandidatePlan,
  { stages }: CompiledPlan,
  priced: PricedCatalogue,
): NotPriced | null {
  for (const { index } of stages) {
    const failure = priced.failures.get(index);
    if (failure !== undefined) return { notPriced: failure.message };
  }
  const pricesEnergy = tariff.charges.some(
    (charge) => charge.kind === 'per-kwh' && charge.flow === 'import' && charge.scope !== 'delivery',
  );
  if (pricesEnergy || tariff.unpriced.length === 0) return null;
  return { notPriced: 'Its energy price is not stated in a form that we can price.' };
}
