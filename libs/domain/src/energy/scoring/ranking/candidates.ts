import { isSupplyOnly } from '#domain/energy/tariffs/compose/compose-sides';
import type { CandidatePlan, ScoringInput } from '../scoring-input.js';
import { eligibilityReasons } from './eligibility.js';
import { brokenLimits } from './hard-limits.js';
import type { PricedPlan } from '../pricing/plan-costs.js';
import type { Pricer } from '../pricing/prepared-home.js';
import type { FilteredPlan, FilterReason } from '../scoring.js';

/** A plan priced on the home. */
export interface PricedCandidate {
  readonly plan: CandidatePlan;
  readonly priced: PricedPlan;
}

/** The catalogue split into plans that can be ranked, incomplete plans, and filtered plans with all their reasons. */
export interface Candidates {
  readonly whole: readonly PricedCandidate[];
  readonly incomplete: readonly PricedCandidate[];
  /** Every plan on offer that is priced in full, within the limits or not: today's market. */
  readonly market: readonly PricedCandidate[];
  /** Sorted by plan id. */
  readonly filtered: readonly FilteredPlan[];
}

/**
 * Prices comparable plans and checks the hard limits. The home's present plan is not a candidate: it is staying.
 * Bills with and without delivery are never compared, nor are incomplete bills with complete ones.
 */
export function candidatesOf(input: ScoringInput, price: Pricer): Candidates {
  const { present, currency, limits } = input;
  const presentId = present.kind === 'plan' ? present.plan.planId : null;
  const supplyAlone = comparesSupplyAlone(input);
  const whole: PricedCandidate[] = [];
  const incomplete: PricedCandidate[] = [];
  const market: PricedCandidate[] = [];
  const filtered: FilteredPlan[] = [];
  const seen = new Set<string>();
  for (const plan of input.plans) {
    const { planId, name, retailer } = plan;
    if (planId === presentId) continue;
    const uncomparable = [
      ...foreignMoney(plan, currency),
      ...otherBill(plan, supplyAlone),
      ...secondOf(planId, seen),
    ];
    seen.add(planId);
    const outcome = uncomparable.length > 0 ? null : price(plan);
    const candidate = outcome === null || 'notPriced' in outcome ? null : { plan, priced: outcome };
    if (candidate !== null && isWhole(plan)) market.push(candidate);
    const reasons = [
      ...brokenLimits(plan, limits),
      ...eligibilityReasons(plan, input),
      ...uncomparable,
      ...(outcome !== null && 'notPriced' in outcome ? [cannotBePriced(outcome.notPriced)] : []),
    ];
    if (candidate === null || reasons.length > 0) filtered.push({ planId, name, retailer, reasons });
    else (isWhole(plan) ? whole : incomplete).push(candidate);
  }
  filtered.sort((a, b) => (a.planId < b.planId ? -1 : 1));
  return { whole, incomplete, market, filtered };
}

/** Whether a plan's bill is priced in full. */
export function isWhole({ tariff }: CandidatePlan): boolean {
  return tariff.unpriced.length === 0;
}

function foreignMoney({ tariff }: CandidatePlan, currency: string): FilterReason[] {
  if (tariff.currency === currency) return [];
  return [cannotBePriced(`Its prices are in ${tariff.currency}, not ${currency}.`)];
}

/** Whether supply-only bills are compared: the present plan decides; if unknown, whether no plan includes delivery. */
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
        ? 'Its price includes delivery and your present one does not, so the two cannot be compared.'
        : 'We don’t know its delivery charges, so its bill cannot be compared with one that includes delivery. To compare supply prices only, pick your present plan from the list or say that you don’t know it.',
    ),
  ];
}

function secondOf(planId: string, seen: ReadonlySet<string>): FilterReason[] {
  return seen.has(planId) ? [cannotBePriced('Another plan of the catalogue has the same id.')] : [];
}

function cannotBePriced(message: string): FilterReason {
  return { code: 'cannotBePriced', limit: null, actual: null, message };
}
