import { day } from '#web/shared/format/dates';
import { percent } from '#web/shared/format/energy';
import { roundMoney } from '#web/shared/format/money';
import type { Recommendation, TopPlan } from '../recommendation.js';

/** The answer in one line, and the sentence below it. */
export type VerdictWords = { readonly heading: string; readonly sentence: string };

/** Whether every plan was left out because its bill cannot be set against the present one, not for a limit. */
export function nothingCompares({ filtered }: Pick<Recommendation, 'filtered'>): boolean {
  const limits = filtered.filter(({ reasons }) => reasons.some(({ code }) => code !== 'cannotBePriced'));
  return filtered.length > 0 && limits.length === 0;
}

/** Says what to do. Savings are named only where the present cost is known, and always with all fees paid. */
export function verdictWords(recommendation: Recommendation): VerdictWords {
  const { verdict, top, others, currency } = recommendation;
  const best = [...top, ...others].find(({ plan }) => plan.planId === verdict.planId);
  const name = best === undefined ? 'the best plan' : `${best.plan.name} from ${best.plan.retailer}`;
  switch (verdict.advice) {
    case 'stay':
      return { heading: 'Stay where you are', sentence: stayWords(recommendation) };
    case 'switchNow':
      return { heading: `Switch to ${name}`, sentence: savingWords(recommendation, best?.timeline ?? null) };
    case 'switchOnDate':
      return {
        heading: `Wait, then switch to ${name}`,
        sentence: `The best day is ${day(verdict.switchOn ?? '')}: ${waitWords(recommendation, best?.timeline?.waitReason ?? null)}. ${savingWords(recommendation, best?.timeline ?? null)}`,
      };
    case 'switchPlan':
      return {
        heading: `${name} is the cheapest for your home`,
        sentence: `Expect about ${roundMoney(best?.costBand.central ?? '0', currency)} for the coming year. Tell us what you pay now and we’ll estimate your savings.`,
      };
    case 'noWholePlan':
      return {
        heading: 'No plan here can be priced in full',
        sentence:
          'Every plan on offer has a charge that its price list does not state in figures, so we name no winner. Below is what is missing from each.',
      };
    case 'noPlan':
      return noPlanWords(recommendation);
  }
}

function noPlanWords({ filtered, relaxations }: Recommendation): VerdictWords {
  if (nothingCompares({ filtered }))
    return {
      heading: 'No plan can be compared with yours',
      sentence: 'Below is why. Perhaps another answer about your present plan helps.',
    };
  const [most] = relaxations;
  const hint = most === undefined ? '' : ` Nearest: ${relaxationWords(most)}.`;
  return {
    heading: 'No plan meets all your limits',
    sentence: `Below is what each plan broke.${hint} Loosen a limit and try again.`,
  };
}

/** `allow 12 months: 3 plans`. */
function relaxationWords({ limit, to, plans }: Recommendation['relaxations'][number]): string {
  const words: Record<typeof limit, string> = {
    maxTermMonths: `allow ${to ?? ''} months`,
    maxTerminationFee: `allow a leaving fee of ${to ?? ''}`,
    minRenewablePercent: `accept ${to ?? ''}% clean power`,
    minRating: `accept a rating of ${to ?? ''}`,
    fixedPriceOnly: 'allow prices that can change',
    noBillCredits: 'allow bill credits',
    excludedRetailers: 'allow the sellers you left out',
  };
  return `${words[limit]}: ${plans === 1 ? '1 plan' : `${String(plans)} plans`}`;
}

function stayWords({ staying, currency, verdict }: Recommendation): string {
  const now =
    staying.annualCost === null
      ? ''
      : ` beats the ${roundMoney(staying.annualCost, currency)} a year you pay now`;
  const wish =
    verdict.wish === null
      ? ''
      : ` A plan closer to your wishes would cost you ${roundMoney(verdict.wish.costPerYear, currency)} a year more.`;
  return `We priced every plan, and none${now === '' ? ' is better' : now} once all fees are paid.${wish}`;
}

/** The saving of the first year and of the whole time with its odds, all fees paid. */
function savingWords(
  { verdict, currency, horizonMonths }: Recommendation,
  timeline: TopPlan['timeline'],
): string {
  const fee = Number(timeline?.switchBest.terminationFee ?? '0');
  const paid = fee === 0 ? '' : ` after the ${roundMoney(fee, currency)} exit fee`;
  const saved = Math.round(Number(verdict.horizonSavings ?? '0'));
  const odds =
    verdict.beatsStaying === null
      ? ''
      : ` It beats staying in ${percent(verdict.beatsStaying)} of the years we tried.`;
  const wish =
    verdict.wish === null
      ? ''
      : ` Choosing it for your wishes costs you ${roundMoney(verdict.wish.costPerYear, currency)} a year.`;
  const over = years(horizonMonths);
  if (saved < 0)
    return `It costs about ${roundMoney(-saved, currency)} more over ${over}${paid}, as you agreed.${wish}`;
  const first = verdict.firstYearSavings;
  const inFirst =
    first === null
      ? ''
      : Number(first) >= 0
        ? `, ${roundMoney(first, currency)} of it in the first year`
        : '';
  return `You save about ${roundMoney(saved, currency)} over ${over}${paid}${inFirst}.${odds}${wish}`;
}

type Reason = NonNullable<NonNullable<TopPlan['timeline']>['waitReason']>;

/** Why that day, and no earlier one. */
function waitWords({ staying }: Recommendation, reason: Reason | null): string {
  switch (reason) {
    case 'freeFrom':
      return staying.leavingIsFreeWhy === null
        ? 'from then on you are free to leave without a fee'
        : `from then on you are free to leave, since ${staying.leavingIsFreeWhy}`;
    case 'feeFalls':
      return 'the fee for leaving falls then';
    case 'contractEnds':
      return 'your contract has ended by then';
    case 'cheaperUntilThen':
    case null:
      return 'until then your present price is the cheaper one';
  }
}

function years(months: number): string {
  return months % 12 === 0 && months > 12 ? `${String(months / 12)} years` : `${String(months)} months`;
}
