import type { CandidatePlan } from './candidate.js';
import type { CompiledPlans } from './pricing/compile-plans.js';
import { compilePlans } from './pricing/compile-plans.js';
import type { PreparedHome } from './pricing/prepared-home.js';
import { prepareHome } from './pricing/prepared-home.js';
import type { Pricer } from './pricing/priced-plan.js';
import { rankPlans } from './rank-plans.js';
import type { ScoringInput } from './scoring-input.js';
import type { Scoring } from './scoring.js';

/** Work that several runs can share; what is left out is done anew and changes no figure. */
export interface SharedWork {
  /** Made of the input's plans and day. */
  readonly compiled?: CompiledPlans;
  /** Made of the input's usage. */
  readonly home?: PreparedHome;
}

/** Prices and ranks every plan for one home. Pure and deterministic: same input, same bytes. */
export function scorePlans(input: ScoringInput, shared: SharedWork = {}): Scoring {
  const { present, plans, today } = input;
  const home = shared.home ?? prepareHome(input.usage);
  const candidates = home.pricerOf(shared.compiled ?? compilePlans(plans, today));
  if (present.kind === 'unknown' || present.kind === 'annualCost')
    return rankPlans(input, home.levels, candidates);
  const own = home.pricerOf(compilePlans([present.plan], today));
  const price = (plan: CandidatePlan): ReturnType<Pricer> =>
    plan === present.plan ? own(plan) : candidates(plan);
  return rankPlans(input, home.levels, price);
}
