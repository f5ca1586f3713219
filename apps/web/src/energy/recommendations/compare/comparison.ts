import { centsPerKwh } from '#web/shared/format/energy';
import { money, roundMoney } from '#web/shared/format/money';
import type { RankedPlan, Recommendation } from '../recommendation.js';
import {
  againstStayingWords,
  bestDayWords,
  cheapestWords,
  leavingFeeWords,
  priceBasisWords,
  ratingWords,
  renewableWords,
  termWords,
} from '../words/plan-words.js';
import { riskWords } from '../words/risk-words.js';

/** The comparison as text: one column per plan, and staying in the last. */
export type Comparison = {
  readonly columns: readonly {
    readonly name: string;
    readonly retailer: string;
    readonly planId: string | null;
  }[];
  readonly rows: readonly { readonly name: string; readonly cells: readonly string[] }[];
};

const NOTHING = '–';

/** Compares the plans with these ids, in order of rank; unknown ids are ignored. */
export function comparisonOf(recommendation: Recommendation, planIds: readonly string[]): Comparison {
  const { staying, currency } = recommendation;
  const ranked = [...recommendation.top, ...recommendation.others]
    .filter(({ plan }) => planIds.includes(plan.planId))
    .sort((a, b) => a.rank - b.rank);
  const exact = (amount: string | null) => (amount === null ? NOTHING : money(amount, currency));
  const range = (band: { low: string; high: string } | null) =>
    band === null ? NOTHING : `${roundMoney(band.low, currency)} to ${roundMoney(band.high, currency)}`;
  const row = (name: string, of: (plan: RankedPlan) => string, stay = NOTHING) => ({
    name,
    cells: [...ranked.map(of), stay],
  });
  return {
    columns: [
      ...ranked.map(({ plan }) => ({ name: plan.name, retailer: plan.retailer, planId: plan.planId })),
      { name: 'Staying', retailer: staying.name, planId: null },
    ],
    rows: [
      row('First year', ({ firstYear }) => exact(firstYear.cost), exact(staying.annualCost)),
      row(
        'Against staying, over 2 years, fees paid',
        ({ timeline }) => againstStayingWords(timeline, currency) ?? NOTHING,
      ),
      row('A later year', ({ steadyYear }) => exact(steadyYear.cost), exact(staying.annualCost)),
      row('Likely range', ({ costBand }) => range(costBand), range(staying.costBand)),
      row('Average per kWh', (plan) => (plan.centsPerKwh === null ? NOTHING : centsPerKwh(plan.centsPerKwh))),
      row('Cheapest of all', (plan) => cheapestWords(plan) ?? NOTHING, cheapestWords(staying) ?? NOTHING),
      row('Best day to switch', (plan) => bestDayWords(plan, recommendation.today) ?? NOTHING),
      row('Contract', ({ plan }) => termWords(plan)),
      row('Price', ({ plan }) => priceBasisWords(plan)),
      row('Leaving early', ({ plan }) => leavingFeeWords(plan, currency)),
      row('Clean power', ({ plan }) => renewableWords(plan)),
      row('Supplier’s rating', ({ plan }) => ratingWords(plan)),
      row(
        'Risks',
        ({ flags }) =>
          flags.map((flag) => riskWords(flag, currency).heading).join('; ') || 'None that we see',
        staying.flags.map((flag) => riskWords(flag, currency).heading).join('; ') || NOTHING,
      ),
    ],
  };
}
