import { amountText, microsOf } from '../amounts.js';
import { annualMilliWh } from '../home-usage.js';
import type { Verdict } from '../scoring.js';
import { HORIZON_MONTHS } from '../timeline/stay.js';
import { yearSavings } from '../timeline/ways.js';
import type { WeighedPlan, Weighing } from './weigh-plans.js';
import { stayingStanding, worthOf, worthOfChange } from './wishes.js';

const HORIZON_YEARS = HORIZON_MONTHS / 12;

/**
 * The answer in one line. A switch is advised only to a plan with an expected saving over the horizon, all fees
 * paid; wishes choose among such plans. A wish may cost more than staying only up to the amount that the person
 * has agreed to. If the present cost is unknown, the first plan is named without a saving; if no plan is priced
 * in full, none is named.
 */
export function verdictOf({ plans, incomplete, setting }: Weighing): Verdict {
  const first = plans[0];
  if (first === undefined)
    return { ...NOTHING, advice: incomplete.length > 0 ? 'noWholePlan' : 'noPlan', planId: null };
  const { input, stay } = setting;
  if (input.nothingToChoose) return { ...NOTHING, advice: 'onlyPlan', planId: first.plan.planId };
  if (stay === null) return { ...NOTHING, advice: 'switchPlan', planId: first.plan.planId };
  const own = worthOf(stayingStanding(input), input.wishes, annualMilliWh(input.usage));
  const wanted = plans.filter((plan) => savedOf(plan) + worthOfChange(own, plan.worth) * HORIZON_YEARS > 0);
  const saving = wanted.find((plan) => savedOf(plan) > 0);
  const agreedMicros = input.agreedToCost === null ? 0 : microsOf(input.agreedToCost) * HORIZON_YEARS;
  const chosen = saving ?? wanted.find((plan) => savedOf(plan) >= -agreedMicros);
  const wished = chosen ?? wanted[0];
  const wish = wished === undefined ? null : wishOf(wished, plans, chosen === undefined);
  if (chosen?.best == null) return { ...NOTHING, advice: 'stay', planId: null, wish };
  return {
    advice: chosen.best.on === stay.way.today ? 'switchNow' : 'switchOnDate',
    planId: chosen.plan.planId,
    switchOn: chosen.best.on,
    firstYearSavings: amountText(yearSavings(stay.way, chosen.expected, chosen.best)),
    horizonSavings: amountText(chosen.best.savingsMicros),
    beatsStaying: chosen.beatsStaying,
    wish,
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

/** What choosing this plan by wishes costs a year: over the cheapest plan, or over staying if that is cheaper. */
function wishOf(plan: WeighedPlan, plans: readonly WeighedPlan[], needsConsent: boolean): Verdict['wish'] {
  const most = plans.reduce((best, each) => Math.max(best, savedOf(each)), 0);
  const costMicros = (most - savedOf(plan)) / HORIZON_YEARS;
  if (costMicros < 1) return null;
  return { planId: plan.plan.planId, costPerYear: amountText(Math.round(costMicros)), needsConsent };
}
