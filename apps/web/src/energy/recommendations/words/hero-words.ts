import { day } from '#web/shared/format/dates';
import { roundMoney } from '#web/shared/format/money';
import type { RankedPlan, Recommendation } from '../recommendation.js';
import { leavingFeeWords, likelyYearsWords, termWords } from './plan-words.js';

/** The one large figure of the answer, and its caption. */
export type HeroFigure = { readonly amount: string; readonly caption: string };

/** Staying and the advised plan over the same months: costs without cents, and shares (0 to 1) of the dearer one. */
export type HeroPair = readonly {
  readonly label: string;
  readonly cost: string;
  readonly share: number;
  readonly isAdvice: boolean;
}[];

/** The plan that the verdict names; null if it names none. */
export function advisedPlan({ verdict, top, others }: Recommendation): RankedPlan | null {
  return [...top, ...others].find(({ plan }) => plan.planId === verdict.planId) ?? null;
}

/** The net saving over the horizon; the cost of a year if there is no saving or nothing to compare with. */
export function heroFigure(recommendation: Recommendation): HeroFigure | null {
  const { verdict, staying, currency, horizonMonths } = recommendation;
  const plan = advisedPlan(recommendation);
  if (verdict.advice === 'stay' || verdict.advice === 'tooCloseToCall') {
    return staying.annualCost === null
      ? null
      : { amount: roundMoney(staying.annualCost, currency), caption: 'a year is what you pay now' };
  }
  if (plan === null) return null;
  const saved = verdict.horizonSavings;
  if (saved === null) {
    return { amount: roundMoney(plan.costBand.central, currency), caption: 'expected in the coming year' };
  }
  const amount = roundMoney(Math.abs(Number(saved)), currency);
  const over = `over ${years(horizonMonths)}, all fees paid`;
  return { amount, caption: Number(saved) < 0 ? `more than staying ${over}` : `saved ${over}` };
}

/** Both costs from the plan's own timeline, so that their difference is the large figure; null if no saving is known. */
export function heroPair(recommendation: Recommendation): HeroPair | null {
  const { currency, horizonMonths } = recommendation;
  const plan = advisedPlan(recommendation);
  if (plan?.timeline == null) return null;
  const { stayCost, switchBest } = plan.timeline;
  const most = Math.max(Number(stayCost), Number(switchBest.cost), 1);
  const bar = (label: string, cost: string, isAdvice: boolean) => ({
    label: `${label}, ${years(horizonMonths)}`,
    cost: roundMoney(cost, currency),
    share: Math.max(Number(cost), 0) / most,
    isAdvice,
  });
  return [bar('Stay', stayCost, false), bar('Switch', switchBest.cost, true)];
}

/** The few facts that a person acts on: the day, the exit fee, how sure it is, and the contract's length. */
export function heroChips(recommendation: Recommendation): readonly string[] {
  const { verdict, staying, currency } = recommendation;
  const plan = advisedPlan(recommendation);
  if (plan === null || verdict.advice === 'onlyPlan') return [];
  const { termMonths } = plan.plan;
  const term =
    termMonths !== null && termMonths > 1 ? `${String(termMonths)}-month contract` : termWords(plan.plan);
  const contract = leavingFeeWords(plan.plan, currency) === 'No fee' ? `${term}, free to leave` : term;
  if (plan.timeline === null || verdict.switchOn === null) return [contract];
  const fee = Number(plan.timeline.switchBest.terminationFee);
  // Old prices make no year sure.
  const sure = likelyYearsWords(verdict.beatsStaying);
  const likely =
    sure !== null && recommendation.coverage.outdated > 0 ? `${sure}, if these prices still hold` : sure;
  const paid = fee === 0 ? 'No exit fee to pay' : `${roundMoney(fee, currency)} exit fee, counted`;
  const when = verdict.advice === 'switchNow' ? 'Switch today' : `Switch on ${day(verdict.switchOn)}`;
  const free = staying.leavingIsFreeFrom;
  const why =
    verdict.advice === 'switchOnDate' && free === verdict.switchOn ? ': free to leave from then' : '';
  return [`${when}${why}`, paid, likely, contract].filter((chip) => chip !== null);
}

function years(months: number): string {
  return months % 12 === 0 && months > 12 ? `${String(months / 12)} years` : `${String(months)} months`;
}
