import { amountText, microsOf } from '../amounts.js';
import { beatShare } from '../draws/drawn-costs.js';
import { annualMilliWh } from '../home-usage.js';
import type { Verdict } from '../advice.js';
import type { ScoringInput } from '../scoring-input.js';
import { HORIZON_MONTHS } from '../timeline/stay.js';
import { yearSavings } from '../timeline/ways.js';
import type { WeighedPlan, Weighing } from './weigh-plans.js';
import { stayingStanding, worthOf, worthOfChange } from './wishes.js';

const HORIZON_YEARS = HORIZON_MONTHS / 12;

/**
 * A switch is advised only where it costs more than staying in no more than this share of the drawn years: as sure as
 * can be had for a hundredth of what homes save. Learned with homes left out; `npm run bench:regret` learns it again.
 */
const MOST_DEARER = 0.1;
/** With so much of the year metered, more readings tell little. */
const WELL_METERED = 0.9;

/**
 * The answer in one line. A switch is advised only to a plan with an expected saving over the horizon, all fees
 * paid, that is sure enough; wishes choose among such plans. A wish may cost more than staying only up to the amount
 * that the person has agreed to, and who agreed to pay need not be sure to save. If the present cost is unknown, the
 * first plan is named without a saving; if no plan is priced in full, none is named.
 */
export function verdictOf({ plans, incomplete, setting }: Weighing): Verdict {
  const first = plans[0];
  if (first === undefined)
    return { ...NOTHING, advice: incomplete.length > 0 ? 'noWholePlan' : 'noPlan', planId: null };
  const { input, stay } = setting;
  if (input.nothingToChoose) return { ...NOTHING, advice: 'onlyPlan', planId: first.plan.planId };
  if (stay === null) return { ...NOTHING, advice: 'switchPlan', planId: first.plan.planId };
  const dearerIn = ({ drawn }: WeighedPlan): number => beatShare(stay.drawn, drawn) ?? 0;
  const isSure = (plan: WeighedPlan): boolean => dearerIn(plan) <= MOST_DEARER;
  const own = worthOf(stayingStanding(input), input.wishes, annualMilliWh(input.usage));
  const wanted = plans.filter((plan) => savedOf(plan) + worthOfChange(own, plan.worth) * HORIZON_YEARS > 0);
  const agreedMicros = input.agreedToCost === null ? 0 : microsOf(input.agreedToCost) * HORIZON_YEARS;
  const chosen =
    wanted.find((plan) => savedOf(plan) > 0 && isSure(plan)) ??
    wanted.find((plan) => savedOf(plan) >= -agreedMicros && (agreedMicros > 0 || isSure(plan)));
  const close = wanted.find((plan) => plan === chosen || savedOf(plan) > 0);
  const held =
    close === undefined || close === chosen ? {} : { closeCall: closeCallOf(close, input, dearerIn(close)) };
  const sure = plans.filter((plan) => savedOf(plan) > 0 && isSure(plan));
  if (chosen?.best == null) {
    const asked = wanted.find((plan) => savedOf(plan) < 0);
    return {
      ...{ ...NOTHING, ...held, planId: null },
      advice: 'closeCall' in held ? 'tooCloseToCall' : 'stay',
      wish: asked === undefined ? null : wishOf(asked, sure, true),
    };
  }
  return {
    advice: chosen.best.on === stay.way.today ? 'switchNow' : 'switchOnDate',
    planId: chosen.plan.planId,
    switchOn: chosen.best.on,
    firstYearSavings: amountText(yearSavings(stay.way, chosen.expected, chosen.best)),
    horizonSavings: amountText(chosen.best.savingsMicros),
    beatsStaying: chosen.beatsStaying,
    wish: wishOf(chosen, sure, false),
    ...held,
  };
}

const NOTHING = {
  switchOn: null,
  firstYearSavings: null,
  horizonSavings: null,
  beatsStaying: null,
  wish: null,
};

function savedOf({ best }: WeighedPlan): number {
  return best?.savingsMicros ?? 0;
}

function closeCallOf(
  plan: WeighedPlan,
  { usage }: ScoringInput,
  costsMore: number,
): NonNullable<Verdict['closeCall']> {
  const readingsHelp = usage.meteredShare < WELL_METERED;
  return { planId: plan.plan.planId, horizonSavings: amountText(savedOf(plan)), costsMore, readingsHelp };
}

/** What choosing this plan by wishes costs a year: over the cheapest of the sure plans, or over staying if that is cheaper. */
function wishOf(plan: WeighedPlan, plans: readonly WeighedPlan[], needsConsent: boolean): Verdict['wish'] {
  const most = plans.reduce((best, each) => Math.max(best, savedOf(each)), 0);
  const costMicros = (most - savedOf(plan)) / HORIZON_YEARS;
  if (costMicros < 1) return null;
  return { planId: plan.plan.planId, costPerYear: amountText(Math.round(costMicros)), needsConsent };
}
