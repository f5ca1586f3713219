import { day } from '#web/shared/format/dates';
import { roundMoney } from '#web/shared/format/money';
import type { Recommendation, TopPlan } from '../recommendation.js';

/** The answer in one line, and a sentence below it that may be empty. */
export type VerdictWords = { readonly heading: string; readonly sentence: string };

/** Whether every plan was left out because its bill cannot be compared, and none because of a limit. */
export function nothingCompares({ filtered }: Pick<Recommendation, 'filtered'>): boolean {
  const limits = filtered.filter(({ reasons }) => reasons.some(({ code }) => code !== 'cannotBePriced'));
  return filtered.length > 0 && limits.length === 0;
}

/** Says what to do. Savings appear only if the present cost is known, and always after all fees. */
export function verdictWords(recommendation: Recommendation): VerdictWords {
  const { verdict, top, others } = recommendation;
  const best = [...top, ...others].find(({ plan }) => plan.planId === verdict.planId);
  const name = best === undefined ? 'the best plan' : `${best.plan.name} from ${best.plan.retailer}`;
  switch (verdict.advice) {
    case 'stay':
      return { heading: 'Stay where you are', sentence: stayWords(recommendation) };
    case 'switchNow':
      return { heading: `Switch to ${name}`, sentence: savingWords(recommendation, best?.timeline ?? null) };
    case 'switchOnDate':
      return {
        heading: `Wait until ${day(verdict.switchOn ?? '')}, then switch to ${name}`,
        sentence:
          `${capital(waitWords(recommendation, best?.timeline?.waitReason ?? null))}. ${savingWords(recommendation, best?.timeline ?? null)}`.trim(),
      };
    case 'switchPlan':
      return {
        heading: `${name} is the cheapest for your home`,
        sentence: 'Tell us what you pay now and we’ll estimate your savings.',
      };
    case 'noWholePlan':
      return {
        heading: 'No plan here can be priced in full',
        sentence:
          'Every plan on offer has a charge that its price list does not state in figures, so we name no winner. See below what each one leaves out.',
      };
    case 'noPlan':
      return noPlanWords(recommendation);
  }
}

function noPlanWords({ filtered, relaxations, currency }: Recommendation): VerdictWords {
  if (nothingCompares({ filtered }))
    return {
      heading: 'No plan can be compared with yours',
      sentence: 'The reasons are below. Changing your answer about your present plan may help.',
    };
  const [most] = relaxations;
  const hint = most === undefined ? '' : ` The smallest change: ${relaxationWords(most, currency)}.`;
  return {
    heading: 'No plan meets all your limits',
    sentence: `Below you can see which limits each plan breaks.${hint}`,
  };
}

/** `allow 12 months, and 3 plans fit`. */
function relaxationWords(
  { limit, to, plans }: Recommendation['relaxations'][number],
  currency: string,
): string {
  const words: Record<typeof limit, string> = {
    maxTermMonths: `allow ${to ?? ''} ${to === '1' ? 'month' : 'months'}`,
    maxTerminationFee: `allow an exit fee of ${roundMoney(to ?? '0', currency)}`,
    minRenewablePercent: `accept ${to ?? ''}% clean power`,
    minRating: `accept a rating of ${to ?? ''}`,
    fixedPriceOnly: 'allow prices that can change',
    noBillCredits: 'allow bill credits',
    excludedRetailers: 'allow the suppliers you left out',
  };
  return `${words[limit]}, and ${plans === 1 ? '1 plan fits' : `${String(plans)} plans fit`}`;
}

function stayWords({ staying, verdict, top, currency }: Recommendation): string {
  const ended = staying.contractEnded
    ? ' Your contract has ended, so you are free to leave at any time.'
    : '';
  const next = top[0]?.timeline?.switchBest.savings;
  const dearer =
    next === undefined || Number(next) >= 0 || verdict.wish !== null
      ? ''
      : ` The next best would cost you about ${roundMoney(-Number(next), currency)} more over 2 years.`;
  return `Nothing we compared is cheaper once all fees are paid.${dearer}${ended}`;
}

/** The first year's part of the saving, the cost of wishes, and the consent; the saving itself is the large figure above. */
function savingWords({ verdict, currency }: Recommendation, timeline: TopPlan['timeline']): string {
  const { firstYearSavings: first, horizonSavings, wish } = verdict;
  const fee = Number(timeline?.switchBest.terminationFee ?? '0');
  const paid = fee === 0 ? '' : `The ${roundMoney(fee, currency)} exit fee is paid out of it. `;
  const agreed = Number(horizonSavings ?? '0') < 0 ? 'It costs more than staying, as you agreed. ' : '';
  const inFirst =
    first === null || Number(first) <= 0
      ? ''
      : `About ${roundMoney(first, currency)} of it comes in the first year. `;
  const wishes =
    wish === null
      ? ''
      : `Choosing it for your wishes costs you about ${roundMoney(wish.costPerYear, currency)} a year.`;
  return `${agreed}${paid}${agreed === '' ? inFirst : ''}${wishes}`.trim();
}

type Reason = NonNullable<NonNullable<TopPlan['timeline']>['waitReason']>;

/** Why the switch waits for that day. */
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
      return 'your present price is cheaper until then';
  }
}

function capital(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
