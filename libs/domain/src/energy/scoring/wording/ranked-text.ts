import { amountText, centsPerKwh } from '../amounts.js';
import { rankedFlags } from '../flags/plan-flags.js';
import { annualMilliWh } from '../home-usage.js';
import { sum } from '../pricing/plan-costs.js';
import type { WeighedPlan, Weighing } from '../ranking/weigh-plans.js';
import { totalWorth } from '../ranking/wishes.js';
import type { Verdict } from '../advice.js';
import type { PickReason, RankedPlan, Scoring, TopPlan } from '../scoring.js';
import { seriesOf, timelineOf } from '../timeline/ways.js';
import { factsOf } from './plan-facts.js';
import { bandText, billsText } from './staying-text.js';

const SHOWN_FIRST = 3;

/** One ranked plan as it is published. */
export function rankedPlan(weighed: WeighedPlan, { setting }: Weighing): RankedPlan {
  const { plan, best, expected } = weighed;
  const { input, stay } = setting;
  const firstYearMicros = sum(weighed.firstYear);
  const costBand = bandText(weighed.band);
  return {
    plan: factsOf(weighed),
    rank: weighed.rank,
    firstYear: { cost: amountText(firstYearMicros) },
    steadyYear: { cost: amountText(weighed.steadyYearMicros) },
    rankedYear: { cost: amountText(weighed.yearMicros) },
    wishesWorth: amountText(Math.round(totalWorth(weighed.worth))),
    joiningFee: amountText(weighed.joiningMicros),
    centsPerKwh: centsPerKwh(firstYearMicros, annualMilliWh(input.usage)),
    costBand,
    winShare: weighed.winShare,
    beatsStaying: weighed.beatsStaying,
    betterThanStaying: best === null ? null : best.savingsMicros > 0,
    timeline: stay === null || best === null ? null : timelineOf(stay.way, expected, best),
    flags: rankedFlags(plan.tariff, expected, input, costBand),
  };
}

/** The first three plans with the data for their cards. `ranked` holds every plan in rank order. */
export function topPlans(
  { plans, setting }: Weighing,
  ranked: readonly RankedPlan[],
  verdict: Verdict,
): TopPlan[] {
  const { input, stay } = setting;
  const advised = plans.find(({ plan: { planId } }) => planId === verdict.planId);
  const held = plans.find(({ plan: { planId } }) => planId === verdict.closeCall?.planId);
  const shown = shownPlans(
    plans,
    [advised, held].filter((plan) => plan !== undefined),
  );
  const best = verdict.closeCall === undefined ? plans[0] : advised;
  return shown.flatMap((plan): Scoring['top'] => {
    const text = ranked[plan.rank - 1];
    if (text === undefined) return [];
    const { best: way, expected, firstYear } = plan;
    return [
      {
        ...text,
        reasons: input.nothingToChoose ? ['onlyPlan'] : reasonsOf(plan, shown, { best, plans }),
        bills: billsText(firstYear, input.usage),
        series: stay === null || way === null ? [] : seriesOf(stay.way, expected, way),
      },
    ];
  });
}

/**
 * The first three plans by rank; of twins (plans of one supplier that are equal in everything ranked) only the
 * first. Plans that the verdict names are among them, whatever their rank.
 */
function shownPlans(plans: readonly WeighedPlan[], named: readonly WeighedPlan[]): readonly WeighedPlan[] {
  const seen = new Set<string>();
  const first = plans.filter((plan) => {
    if (seen.size === SHOWN_FIRST) return false;
    const { retailer, tariff } = plan.plan;
    const alike = JSON.stringify([retailer, plan.firstYear, plan.yearMicros, plan.worth, tariff.termMonths]);
    if (seen.has(alike)) return false;
    seen.add(alike);
    return true;
  });
  const others = first.filter((plan) => !named.includes(plan)).slice(0, SHOWN_FIRST - named.length);
  return [...others, ...named].sort((a, b) => a.rank - b.rank);
}

/**
 * Why a plan is shown. A lead that others of the first three share does not count, nor does any if staying is
 * cheaper. `best` is the first by rank, or what is advised in its place.
 */
function reasonsOf(
  plan: WeighedPlan,
  shown: readonly WeighedPlan[],
  { best, plans }: { readonly best: WeighedPlan | undefined; readonly plans: readonly WeighedPlan[] },
): PickReason[] {
  const saves = plan.best === null || plan.best.savingsMicros > 0;
  const least = plans.reduce((lowest, each) => Math.min(lowest, each.yearMicros), Infinity);
  const others = shown.filter((each) => each !== plan);
  const leads = (of: (each: WeighedPlan) => number): boolean =>
    others.length > 0 && others.every((other) => of(plan) > of(other));
  const reasons: PickReason[] = [
    ...(plan === best && saves ? (['bestOverall'] as const) : []),
    ...(plan.yearMicros === least && saves ? (['lowestCost'] as const) : []),
    ...(leads((each) => -(each.plan.tariff.termMonths ?? 0)) ? (['mostFlexible'] as const) : []),
    ...(leads(({ plan: { tariff } }) => Number(tariff.renewablePercent ?? 0))
      ? (['mostRenewable'] as const)
      : []),
    ...(leads(({ plan: { rating } }) => rating ?? 0) ? (['bestRated'] as const) : []),
  ];
  return reasons.length > 0 ? reasons : ['runnerUp'];
}
