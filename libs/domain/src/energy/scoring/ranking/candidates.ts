import { isSupplyOnly } from '#domain/energy/tariffs/compose/compose-sides';
import type { CandidatePlan } from '../candidate.js';
import { brokenLimits } from './hard-limits.js';
import type { Pricer } from '../pricing/priced-plan.js';
import type { ScoringInput } from '../scoring-input.js';
import type { FilteredPlan, FilterReason } from '../scoring.js';
import type { PricedCandidate } from './standings.js';

/** The catalogue split in two: what can be ranked, and what is left out with every reason. */
export interface Candidates {
  readonly priced: readonly PricedCandidate[];
  /** By plan id. */
  readonly filtered: readonly FilteredPlan[];
}

/**
 * Checks the hard limits and prices what is left. The plan that the home has is no candidate: it is
 * staying. Bills with delivery and bills of supply alone are never compared.
 */
export function candidatesOf(input: ScoringInput, price: Pricer): Candidates {
  const { plans, present, currency, limits } = input;
  const presentId = present.kind === 'plan' ? present.plan.planId : null;
  const supplyAlone = comparesSupplyAlone(input);
  const priced: PricedCandidate[] = [];
  const filtered: FilteredPlan[] = [];
  const seen = new Set<string>();
  for (const plan of plans) {
    const { planId, name, retailer } = plan;
    if (planId === presentId) continue;
    const reasons = [
      ...brokenLimits(plan, limits),
      ...foreignMoney(plan, currency),
      ...otherBill(plan, supplyAlone),
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

/** Whether the bills compared are of supply alone: the present one decides, else any plan that holds delivery. */
function comparesSupplyAlone({ present, plans }: ScoringInput): boolean {
  switch (present.kind) {
    case 'plan':
      return isSupplyOnly(present.plan.tariff);
    case 'ownRate':
    case 'annualCost':
      return false;
    case 'unknown':
      return plans.every(({ tariff }) => isSupplyOnly(tariff));
  }
}

function otherBill({ tariff }: CandidatePlan, supplyAlone: boolean): FilterReason[] {
  if (isSupplyOnly(tariff) === supplyAlone) return [];
  return [
    cannotBePriced(
      supplyAlone
        ? 'Its price holds delivery and your present one does not, so the two cannot be compared.'
        : 'What delivery costs with it is not known to us, so its bill cannot be compared with one that holds delivery. To see prices of supply alone, pick your present plan from the list or say that you do not know it.',
    ),
  ];
}

function secondOf(planId: string, seen: ReadonlySet<string>): FilterReason[] {
  return seen.has(planId) ? [cannotBePriced('Another plan of the catalogue has the same id.')] : [];
}

function cannotBePriced(message: string): FilterReason {
  return { code: 'cannotBePriced', limit: null, actual: null, message };
}
