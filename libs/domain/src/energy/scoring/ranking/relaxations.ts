import type { CandidatePlan, ScoringInput } from '../scoring-input.js';
import type { FilterReason, Relaxation } from '../scoring.js';
import { isWhole } from './candidates.js';
import { eligibilityReasons } from './eligibility.js';
import { brokenLimits } from './hard-limits.js';

type Limit = Relaxation['limit'];

/** Limits that can be loosened step by step, with their reason's code and the direction that loosens them. */
const STEPS: readonly { readonly limit: Limit; readonly code: FilterReason['code']; readonly up: boolean }[] =
  [
    { limit: 'maxTermMonths', code: 'termTooLong', up: true },
    { limit: 'maxTerminationFee', code: 'terminationFeeTooHigh', up: true },
    { limit: 'minRenewablePercent', code: 'tooLittleRenewable', up: false },
    { limit: 'minRating', code: 'ratingTooLow', up: false },
    { limit: 'fixedPriceOnly', code: 'priceNotFixed', up: true },
    { limit: 'noBillCredits', code: 'hasBillCredit', up: true },
    { limit: 'excludedRetailers', code: 'retailerExcluded', up: true },
  ];

/**
 * The least loosening of each single limit that lets plans in, with their number; most plans first. Counts only
 * plans that are priced in full and open to the home.
 */
export function relaxationsOf(input: ScoringInput): readonly Relaxation[] {
  const kept = input.plans
    .filter((plan) => isWhole(plan) && plan.tariff.currency === input.currency)
    .filter((plan) => eligibilityReasons(plan, input).length === 0)
    .map((plan: CandidatePlan) => brokenLimits(plan, input.limits));
  const loosened = STEPS.flatMap(({ limit, code, up }): Relaxation[] => {
    const alone = kept.filter(
      (reasons) => reasons.length > 0 && reasons.every((reason) => reason.code === code),
    );
    const values = alone.map(([reason]) => reason?.actual ?? null);
    const isNumber = limit !== 'fixedPriceOnly' && limit !== 'noBillCredits' && limit !== 'excludedRetailers';
    if (!isNumber) return alone.length === 0 ? [] : [{ limit, to: null, plans: alone.length }];
    const numbers = values.filter((value) => value !== null).map(Number);
    if (numbers.length === 0) return [];
    const to = up ? Math.min(...numbers) : Math.max(...numbers);
    return [
      { limit, to: String(to), plans: numbers.filter((value) => (up ? value <= to : value >= to)).length },
    ];
  });
  return loosened.sort((a, b) => b.plans - a.plans);
}
