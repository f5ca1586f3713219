import { day } from '#web/shared/format/dates';
import { roundMoney } from '#web/shared/format/money';
import type { Recommendation, TopPlan } from '../recommendation.js';

/** The answer in one line, and the sentence below it. */
export type VerdictWords = { readonly heading: string; readonly sentence: string };

/** Whether every plan was left out because its bill cannot be set against the present one, not for a limit. */
export function nothingCompares({ filtered }: Pick<Recommendation, 'filtered'>): boolean {
  const limits = filtered.filter(({ reasons }) => reasons.some(({ code }) => code !== 'cannotBePriced'));
  return filtered.length > 0 && limits.length === 0;
}

/** Says what to do. Savings are named only where the present cost is known. */
export function verdictWords({
  verdict,
  top,
  staying,
  currency,
  horizonMonths,
  filtered,
}: Recommendation): VerdictWords {
  const best = top.find(({ plan }) => plan.planId === verdict.planId);
  const name = best === undefined ? 'the best plan' : `${best.plan.name} from ${best.plan.retailer}`;
  const cost = best === undefined ? null : roundMoney(best.firstYear.cost, currency);
  switch (verdict.advice) {
    case 'stay':
      return {
        heading: 'Stay where you are',
        sentence: `We priced every plan, and none is better for your home${staying.annualCost === null ? '' : ` than the ${roundMoney(staying.annualCost, currency)} a year you pay now`}.`,
      };
    case 'switchNow':
      return {
        heading: `Switch to ${name}`,
        sentence: `${saving(verdict.firstYearSavings, currency)} in the first year${fee(best?.timeline ?? null, currency)}${verdict.horizonSavings === null ? '' : `, and ${roundMoney(verdict.horizonSavings, currency)} over ${years(horizonMonths)}, leaving fees counted`}.`,
      };
    case 'switchOnDate':
      return {
        heading: `Wait, then switch to ${name}`,
        sentence: `The best day is ${verdict.switchOn === null ? 'after your contract ends' : day(verdict.switchOn)}.${verdict.horizonSavings === null ? '' : ` Over ${years(horizonMonths)} you save about ${roundMoney(verdict.horizonSavings, currency)}, leaving fees counted.`}`,
      };
    case 'switchPlan':
      return {
        heading: `${name} fits your home best`,
        sentence: `It costs about ${cost ?? ''} a year on your power. Tell us what you pay now, and we say what you would save.`,
      };
    case 'noPlan':
      if (nothingCompares({ filtered }))
        return {
          heading: 'No plan can be compared with yours',
          sentence: 'Below is why. Perhaps another answer about your present plan helps.',
        };
      return {
        heading: 'No plan passes your limits',
        sentence: 'Below is what each plan broke. Loosen a limit and try again.',
      };
  }
}

function saving(amount: string | null, currency: string): string {
  if (amount === null) return 'It is the best plan for your home';
  return Number(amount) >= 0
    ? `You save about ${roundMoney(amount, currency)}`
    : `It costs about ${roundMoney(-Number(amount), currency)} more`;
}

/** Names the fee of leaving today beside a saving that does not count it. */
function fee(timeline: TopPlan['timeline'], currency: string): string {
  const amount = timeline?.switchNow.terminationFee ?? '0';
  return Number(amount) === 0 ? '' : ` before the ${roundMoney(amount, currency)} for leaving`;
}

function years(months: number): string {
  return months % 12 === 0 && months > 12 ? `${String(months / 12)} years` : `${String(months)} months`;
}
