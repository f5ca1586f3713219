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
  const seen = new Set<string>();
  for (const plan of plans) {
    const { planId, name, retailer } = plan;
    if (planId === presentId) continue;
    const reasons = [
      ...brokenLimits(plan, limits),
      ...foreignMoney(plan, currency),
      ...secondOf(planId, seen),
    ];
    seen.add(planId);
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

function secondOf(planId: string, seen: ReadonlySet<string>): FilterReason[] {
  return seen.has(planId) ? [cannotBePriced('Another plan of the catalogue has the same id.')] : [];
}

function cannotBePriced(message: string): FilterReason {
  return { code: 'cannotBePriced', limit: null, actual: null, message };
}
