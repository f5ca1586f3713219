import { day } from '#web/shared/format/dates';
import { money, roundMoney } from '#web/shared/format/money';
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
  bestRated: 'Best-rated supplier',
  runnerUp: 'Next in line',
  onlyPlan: 'The only plan we know here',
};

export function priceBasisWords(plan: PlanFacts): string {
  return PRICE_BASES[plan.priceBasis];
}

export function reasonWords(reason: TopPlan['reasons'][number]): string {
  return REASONS[reason];
}

export function termWords({ termMonths, leavingFee }: PlanFacts): string {
  if (termMonths === null) return leavingFee.kind === 'none' ? 'No contract term' : 'Term not stated';
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

/** `Saves about $312 over 2 years` or `Costs about $40 more over 2 years`, fees paid; null if the present cost is unknown. */
export function savingsWords(timeline: RankedPlan['timeline'], currency: string): string | null {
  if (timeline === null) return null;
  const amount = Math.round(Number(timeline.switchBest.savings));
  const fee = Number(timeline.switchBest.terminationFee);
  const paid = fee > 0 ? `, after the ${roundMoney(fee, currency)} exit fee` : '';
  if (amount === 0) return 'Costs the same as staying';
  const over = `over ${String(timeline.horizonMonths / 12)} years${paid}`;
  return amount > 0
    ? `Saves about ${roundMoney(amount, currency)} ${over}`
    : `Costs about ${roundMoney(-amount, currency)} more ${over}`;
}

/** To the cent, for tables: `$312.40 less` or `$40.00 more` than staying, fees paid; null if the present cost is unknown. */
export function againstStayingWords(timeline: RankedPlan['timeline'], currency: string): string | null {
  if (timeline === null) return null;
  const savings = Number(timeline.switchBest.savings);
  if (savings === 0) return 'the same';
  return `${money(Math.abs(savings), currency)} ${savings > 0 ? 'less' : 'more'}`;
}

/** `Pays off in 9 of 10 likely years`, `nearly all` at most; null if that is unknown or hardly ever happens. */
export function likelyYearsWords(beatsStaying: number | null): string | null {
  const years = inLikelyYears(beatsStaying);
  return years === null ? null : `Pays off ${years}`;
}

/** The best day to switch, from the plan's own timeline; null if the present cost is unknown. */
export function bestDayWords({ timeline }: RankedPlan, today: string): string | null {
  if (timeline === null) return null;
  if (timeline.advice === 'stay') return 'No day beats staying';
  return timeline.switchBest.on <= today ? 'Today' : day(timeline.switchBest.on);
}

/** The share of likely years in which the plan is the cheapest; null if it hardly ever is, or no years were drawn. */
export function cheapestWords({ winShare }: Pick<RankedPlan, 'winShare'>): string | null {
  return inLikelyYears(winShare);
}

/** From here on drawn years do not tell a share from all; the explanation says "nearly all" from the same share on. */
const NEARLY_ALL = 0.985;

function inLikelyYears(share: number | null): string | null {
  if (share === null) return null;
  if (share >= NEARLY_ALL) return 'in nearly all likely years';
  const tenths = Math.min(Math.round(share * 10), 9);
  return tenths === 0 ? null : `in ${String(tenths)} of 10 likely years`;
}
