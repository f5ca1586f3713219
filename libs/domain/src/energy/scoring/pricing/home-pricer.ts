import type { PricedCatalogue } from '#domain/energy/tariffs/engine/price-compiled';
import type { CandidatePlan } from '../candidate.js';
import type { CompiledPlan, CompiledPlans } from './compile-plans.js';
import type { HomeBills } from './home-bills.js';
import type { NotPriced, PricedPlan, Pricer } from './priced-plan.js';

/** Prices compiled plans on one home; each plan once. */
export function homePricer({ byPlanId }: CompiledPlans, { asItStands, tableOf }: HomeBills): Pricer {
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
