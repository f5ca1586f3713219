import { day } from '#web/shared/format/dates';
import { percent } from '#web/shared/format/energy';
import { roundMoney } from '#web/shared/format/money';
import type { PlanFacts, RankedPlan, TopPlan } from '../recommendation.js';

const PRICE_BASES: Readonly<Record<PlanFacts['priceBasis'], string>> = {
  fixed: 'Price stays fixed',
  variable: 'Price can change',
  indexed: 'Price follows the market',
  spot: 'Price changes by the hour with the market',
};

const REASONS: Readonly<Record<TopPlan['reasons'][number], string>> = {
  bestOverall: 'Best for you',
  lowestCost: 'Lowest cost',
  mostFlexible: 'Easiest to leave',
  mostRenewable: 'Cleanest power',
  bestRated: 'Best-rated seller',
  runnerUp: 'Close second',
};

export function priceBasisWords(plan: PlanFacts): string {
  return PRICE_BASES[plan.priceBasis];
}

export function reasonWords(reason: TopPlan['reasons'][number]): string {
  return REASONS[reason];
}

export function termWords({ termMonths }: PlanFacts): string {
  if (termMonths === null) return 'Term not stated';
  if (termMonths === 0) return 'No contract term';
  return termMonths === 1 ? 'Month to month' : `${String(termMonths)} months`;
}

export function renewableWords({ renewablePercent }: PlanFacts): string {
  return renewablePercent === null ? 'not stated' : `${String(Math.round(renewablePercent))}%`;
}

export function ratingWords({ rating }: PlanFacts): string {
  return rating === null ? 'not rated' : `${String(rating)} of 5`;
}

export function leavingFeeWords({ leavingFee }: PlanFacts, currency: string): string {
  const amount = leavingFee.amount === null ? '' : roundMoney(leavingFee.amount, currency);
  switch (leavingFee.kind) {
    case 'none':
      return 'No fee';
    case 'flat':
      return amount;
    case 'perMonthRemaining':
      return `${amount} a month left`;
    case 'proportional':
      return leavingFee.highest === null
        ? 'Falls as the contract runs out'
        : `Up to ${roundMoney(leavingFee.highest, currency)}, falling`;
    case 'unknown':
      return 'Not stated';
  }
}

/** `Saves about $312` or `Costs about $40 more`; null when the present cost is unknown. */
export function savingsWords(savings: string | null, currency: string): string | null {
  if (savings === null) return null;
  const amount = Math.round(Number(savings));
  if (amount === 0) return 'Costs the same as now';
  return amount > 0
    ? `Saves about ${roundMoney(amount, currency)}`
    : `Costs about ${roundMoney(-amount, currency)} more`;
}

/** What is left of the first year's saving once the present contract was left for a fee; null where that costs nothing. */
export function afterFeeWords({ timeline }: RankedPlan, currency: string): string | null {
  if (timeline === null || timeline.advice !== 'switchNow' || Number(timeline.switchNow.terminationFee) === 0)
    return null;
  const fee = roundMoney(timeline.switchNow.terminationFee, currency);
  return `${savingsWords(timeline.firstYearNetSavings, currency) ?? ''}, the ${fee} paid`;
}

/** When to move, from the plan's own timeline. */
export function bestDayWords({ timeline }: RankedPlan, today: string): string | null {
  if (timeline === null) return null;
  if (timeline.advice === 'stay') return 'No day beats staying';
  return timeline.switchBest.on <= today ? 'Today' : day(timeline.switchBest.on);
}

/** How sure it is, in years out of a hundred. */
export function cheapestWords({ cheapestShare }: RankedPlan): string | null {
  switch (cheapestShare) {
    case null:
      return null;
    case 0:
      return 'Never the cheapest in the years we tried';
    case 1:
      return 'Cheapest in every year we tried';
    default:
      return `Cheapest in ${percent(cheapestShare)} of the years we tried`;
  }
}
