import type { CandidatePlan } from './candidate.js';
import { brokenLimits } from './hard-limits.js';
import type { Pricer } from './priced-plan.js';
import type { ScoringInput } from './scoring-input.js';
import type { FilteredPlan, FilterReason } from './scoring.js';
import type { PricedCandidate } from './standings.js';

/** The catalogue split in two: what can be ranked, and what is left out with every reason. */
export interface Candidates {
  readonly priced: readonly PricedCandidate[];
  /** By plan id. */
  readonly filtered: readonly FilteredPlan[];
}

/** Checks the hard limits and prices what is left. The plan that the home has is no candidate: it is staying. */
export function candidatesOf({ plans, present, currency, limits }: ScoringInput, price: Pricer): Candidates {
  const presentId = present.kind === 'plan' ? present.plan.planId : null;
  const priced: PricedCandidate[] = [];
  const filtered: FilteredPlan[] = [];
  for (const plan of plans) {
    if (plan.planId === presentId) continue;
    const { planId, name, retailer } = plan;
    const reasons = [...brokenLimits(plan, limits), ...foreignMoney(plan, currency)];
    if (reasons.length > 0) {
      filtered.push({ planId, name, retailer, reasons });
      continue;
    }
    const outcome = price(plan);
    if ('notPriced' in outcome)
      filtered.push({ planId, name, retailer, reasons: [cannotBePriced(outcome.notPriced)] });
    else priced.push({ plan, priced: outcome });
  }
  return { priced, filtered: filtered.sort((a, b) => (a.planId < b.planId ? -1 : 1)) };
}

function foreignMoney({ tariff }: CandidatePlan, currency: string): FilterReason[] {
  if (tariff.currency === currency) return [];
  return [cannotBePriced(`Its prices are in ${tariff.currency}, not ${currency}.`)];
}

function cannotBePriced(message: string): FilterReason {
  return { code: 'cannotBePriced', limit: null, actual: null, message };
}
