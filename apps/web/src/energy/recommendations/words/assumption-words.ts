import { day } from '#web/shared/format/dates';
import { roundMoney } from '#web/shared/format/money';
import type { Recommendation } from '../recommendation.js';

const WISHES: Readonly<Record<Recommendation['idleWishes'][number], string>> = {
  renewable: 'clean power',
  rating: 'the supplier’s rating',
  freedom: 'freedom to leave',
  fixedPrice: 'a fixed price',
  leavingFee: 'the exit fee',
};

/** Our assumptions about future prices, and the wishes that made no difference: one sentence each. */
export function assumptionWords(recommendation: Recommendation): readonly string[] {
  const { assumptions, currency, staying, caution, top, others } = recommendation;
  const { afterContract, afterTerm, market } = assumptions;
  const middle =
    market === null
      ? 'the middle of today’s market'
      : `the middle of today’s market (${roundMoney(market.cost, currency)} a year)`;
  const contract =
    afterContract.from === null || afterContract.year === null
      ? staying.annualCost === null
        ? null
        : 'Staying keeps your present price.'
      : `From ${day(afterContract.from)}, after your contract, we expect staying to cost about ${roundMoney(afterContract.year.cost, currency)} a year: ${afterWords(recommendation)}.`;
  const hasTerms = [...top, ...others].some(({ plan }) => (plan.termMonths ?? 0) > 0);
  const term = !hasTerms
    ? null
    : afterTerm.kind === 'market'
      ? `A new plan of less than a year is followed by ${middle}; one of a year or more is assumed to renew at its own price.`
      : `After its term a new plan’s price is ${moreWords(afterTerm.percent ?? 0)}.`;
  return [
    contract,
    term,
    caution === 'badYear'
      ? 'Plans are ranked by their cost in a bad year instead of the expected one.'
      : null,
    idleWords(recommendation),
  ].filter((words) => words !== null);
}

/** Why staying costs what it does once the contract has ended. */
function afterWords({ assumptions, staying }: Recommendation): string {
  const { afterContract, market } = assumptions;
  if (afterContract.kind === 'percentMore') return `${moreWords(afterContract.percent ?? 0)}, as you chose`;
  return Number(market?.cost ?? 0) > Number(staying.annualCost ?? 0)
    ? 'the middle of today’s market'
    : 'your present price, since suppliers seldom lower it by themselves';
}

function moreWords(percent: number): string {
  if (percent === 0) return 'the same';
  return `${String(Math.abs(percent))}% ${percent > 0 ? 'higher' : 'lower'}`;
}

/** Names the person's wishes in which all plans are alike; null if there are none. */
function idleWords({ idleWishes, preferences }: Recommendation): string | null {
  const { renewableCentsPerKwh, starPerYear, freedomPerYear, fixedPricePerYear, leavingFeePercent } =
    preferences.wishes;
  const worth: Readonly<Record<keyof typeof WISHES, string | number>> = {
    renewable: renewableCentsPerKwh,
    rating: starPerYear,
    freedom: freedomPerYear,
    fixedPrice: fixedPricePerYear,
    leavingFee: leavingFeePercent,
  };
  const idle = idleWishes.filter((wish) => Number(worth[wish]) > 0).map((wish) => WISHES[wish]);
  return idle.length === 0
    ? null
    : `Your wish for ${idle.join(' and ')} makes no difference here: all these plans are alike in that.`;
}
