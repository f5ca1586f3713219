import { ENGINE_VERSION } from '../tariffs/engine-version.js';
import { roundedKwhText } from './amounts.js';
import { SCORING_VERSION } from './engine-version.js';
import type { HomeUsage } from './home-usage.js';
import { annualMilliWh } from './home-usage.js';
import { pickThree } from './ranking/picks.js';
import { sharesText } from './ranking/points.js';
import type { Pricer } from './pricing/priced-plan.js';
import { rankedPlan, topPlan } from './wording/ranked-text.js';
import type { ScoringInput } from './scoring-input.js';
import type { RankedPlan, Scoring, TopPlan } from './scoring.js';
import { stayingText } from './wording/staying-text.js';
import type { UsageLevels } from './pricing/usage-levels.js';
import { verdictOf } from './ranking/verdict.js';
import type { Weighing } from './ranking/weigh-plans.js';
import { weighPlans } from './ranking/weigh-plans.js';

/**
 * Ranks every plan of the input for one home, with `price` as the cost of each. Pure: the same input
 * and prices give the same answer, and no plan's points depend on another plan.
 */
export function rankPlans(input: ScoringInput, levels: UsageLevels, price: Pricer): Scoring {
  const weighing = weighPlans(input, levels, price);
  const ranked = weighing.plans.map((plan) => rankedPlan(plan, input, weighing));
  const top = topThree(input, weighing, ranked);
  const shown = new Set(top.map(({ rank }) => rank));
  return {
    engineVersion: `${SCORING_VERSION} ${ENGINE_VERSION}`,
    today: input.today,
    currency: input.currency,
    horizonMonths: weighing.horizonMonths,
    resampledYears: levels.years,
    weights: sharesText(weighing.shares),
    usage: usageText(input.usage),
    staying: stayingText(input, weighing),
    verdict: verdictOf(weighing),
    top,
    others: ranked.filter(({ rank }) => !shown.has(rank)),
    filtered: [...weighing.filtered],
  };
}

/** The first three; `ranked` holds every plan in rank order. */
function topThree(input: ScoringInput, weighing: Weighing, ranked: readonly RankedPlan[]): TopPlan[] {
  return pickThree(weighing.plans, weighing.shares).flatMap(({ plan, reasons }) => {
    const text = ranked[plan.rank - 1];
    return text === undefined
      ? []
      : [topPlan(plan, { ranked: text, reasons }, { input, present: weighing.present })];
  });
}

function usageText(usage: HomeUsage): Scoring['usage'] {
  return {
    annualKwh: roundedKwhText(annualMilliWh(usage)),
    lowKwh: roundedKwhText(usage.lowMilliWh),
    highKwh: roundedKwhText(usage.highMilliWh),
    meteredShare: Math.round(usage.meteredShare * 1000) / 1000,
    months: usage.months.map(({ month, milliWh, lowMilliWh, highMilliWh }) => ({
      month,
      kwh: roundedKwhText(milliWh),
      lowKwh: roundedKwhText(lowMilliWh),
      highKwh: roundedKwhText(highMilliWh),
    })),
  };
}
