import { day } from '#web/shared/format/dates';
import { centsPerKwh } from '#web/shared/format/energy';
import { roundMoney } from '#web/shared/format/money';
import type { RankedPlan, Recommendation, TopPlan } from '../recommendation.js';

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
    case 'tooCloseToCall':
      return { heading: 'It is too close to call', sentence: closeCallWords(recommendation) };
    case 'switchNow':
      return {
        heading: moveWords(recommendation, best ?? null),
        sentence: savingWords(recommendation, best?.timeline ?? null),
      };
    case 'switchOnDate':
      return {
        heading: `Wait until ${day(verdict.switchOn ?? '')}, then ${uncapital(moveWords(recommendation, best ?? null))}`,
        sentence:
          `${capital(waitWords(recommendation, best?.timeline?.waitReason ?? null))}. ${savingWords(recommendation, best?.timeline ?? null)}`.trim(),
      };
    case 'switchPlan':
      return {
        heading: `${name} is the cheapest for your home`,
        sentence: `${feeWords(recommendation)}Tell us what you pay now and we’ll estimate your savings.`,
      };
    case 'noWholePlan':
      return {
        heading: 'No plan here can be priced in full',
        sentence:
          'Every plan on offer has a charge that its price list does not state in figures, so we name no winner. See below what each one leaves out.',
      };
    case 'onlyPlan':
      return onlyPlanWords(recommendation, best ?? null);
    case 'noPlan':
      return noPlanWords(recommendation);
  }
}

/** The exit fee of a present plan whose price nobody knows. */
function feeWords({ staying, currency }: Recommendation): string {
  if (Number(staying.leavingFeeToday) === 0) return '';
  const until =
    staying.leavingIsFreeFrom === null ? '' : `, and nothing from ${day(staying.leavingIsFreeFrom)}`;
  return `Leaving your plan today costs a ${roundMoney(staying.leavingFeeToday, currency)} exit fee${until}. `;
}

/** To switch where one can, and elsewhere to ask the only supplier for another of its plans. */
function moveWords({ choice }: Recommendation, best: RankedPlan | null): string {
  if (best === null) return 'Switch to the best plan';
  const { name, retailer } = best.plan;
  return choice === 'tariff' ? `Ask ${retailer} for ${name}` : `Switch to ${name} from ${retailer}`;
}

/** Where there is nothing to choose: what the power costs all the same, and what can be done. */
function onlyPlanWords({ choice }: Recommendation, only: RankedPlan | null): VerdictWords {
  const name = only?.plan.name ?? 'this plan';
  const each =
    only === null || only.centsPerKwh === null
      ? ''
      : ` That is ${centsPerKwh(only.centsPerKwh)} per kWh, everything included.`;
  if (choice === 'tariff')
    return {
      heading: 'There is no other supplier here',
      sentence: `${only?.plan.retailer ?? 'Your utility'} delivers and sells your power, and ${name} is the only one of its price plans that we know: most likely you are on it.${each} If your bill names another plan, ask your utility which of its plans suits your usage.`,
    };
  return {
    heading: 'We know no offers here yet',
    sentence: `So we price your year on what a home pays that has chosen nothing: “${name}”.${each} If you pay less now, keep your plan. If you pay more, you can move to it once your contract ends.`,
  };
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

/** The plan that was held back, how unsure its saving is, and what would settle it; empty where none was. */
function closeCallWords({ verdict, top, others, currency, horizonMonths }: Recommendation): string {
  const close = verdict.closeCall;
  if (close === undefined) return '';
  const plan = [...top, ...others].find(({ plan: { planId } }) => planId === close.planId)?.plan;
  const name = plan === undefined ? 'Another plan' : `${plan.name} from ${plan.retailer}`;
  const saved = `about ${roundMoney(close.horizonSavings, currency)} over ${String(horizonMonths / 12)} years`;
  const settles = close.readingsHelp
    ? 'More months of readings can settle it.'
    : 'Which is cheaper hangs on how much power you’ll use in the coming year.';
  const dearer = `in ${String(Math.max(1, Math.round(close.costsMore * 10)))} of 10 likely years it costs more than staying`;
  return verdict.advice === 'tooCloseToCall'
    ? `${name} may save you ${saved}, but ${dearer}. So stay for now. ${settles}`
    : `${name} may save you even more, ${saved}, but ${dearer}: too close to call. ${settles}`;
}

/** The first year's part of the saving, the cost of wishes, the consent, and what may save more; the saving itself is the large figure above. */
function savingWords(recommendation: Recommendation, timeline: TopPlan['timeline']): string {
  const { verdict, currency } = recommendation;
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
      : `Choosing it for your wishes costs you about ${roundMoney(wish.costPerYear, currency)} a year. `;
  const close = closeCallWords(recommendation);
  return `${agreed}${paid}${agreed === '' ? inFirst : ''}${wishes}${close}`.trim();
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
      return 'your contract has ended by then. Ask your supplier first what a new one would cost';
    case 'cheaperUntilThen':
    case null:
      return 'your present price is cheaper until then';
  }
}

function uncapital(words: string): string {
  return `${words.charAt(0).toLowerCase()}${words.slice(1)}`;
}

function capital(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
