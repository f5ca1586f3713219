import { MICROS } from '#domain/shared/money';
import type { CandidatePlan } from '../candidate.js';
import type { HomeUsage } from '../home-usage.js';
import { annualMilliWh } from '../home-usage.js';
import type { PlanCosts } from '../pricing/plan-costs.js';
import { firstYearCosts, onceWithin, steadyCosts, sum } from '../pricing/plan-costs.js';
import { standingOf } from '../wording/plan-facts.js';
import { pointsOf } from './points.js';
import type { PricedPlan } from '../pricing/priced-plan.js';
import type { Ranked } from './ranking.js';
import { byRank } from './ranking.js';
import type { Shares } from './weighting.js';
import { scoreOf } from './weighting.js';

/** When the present cost is unknown, points are counted from this price a kWh: it moves no rank. */
const UNKNOWN_PLAN_MICROS_PER_KWH = 160_000;

/** A plan priced on the home. */
export interface PricedCandidate {
  readonly plan: CandidatePlan;
  readonly priced: PricedPlan;
}

/** A plan with its years and points, ready to be ranked. Integer micros. */
export interface RankedCandidate extends Ranked, PricedCandidate {
  readonly firstYearMicros: number;
  readonly steadyYearMicros: number;
  readonly joiningMicros: number;
}

/** First, steady and ranked year of a plan: the ranked year is the mean of the two. */
export function yearsOf(costs: PlanCosts, today: string): YearCosts {
  const joiningMicros = onceWithin(costs, 12);
  const firstYearMicros = sum(firstYearCosts(costs, today)) + joiningMicros;
  const steadyYearMicros = sum(steadyCosts(costs));
  const costMicros = Math.round((firstYearMicros + steadyYearMicros) / 2);
  return { joiningMicros, firstYearMicros, steadyYearMicros, costMicros };
}

interface YearCosts {
  readonly joiningMicros: number;
  readonly firstYearMicros: number;
  readonly steadyYearMicros: number;
  readonly costMicros: number;
}

/** Yearly cost from which savings are counted: the present one, else a fixed price for the home's energy. */
export function baselineMicros(presentMicros: number | null, usage: HomeUsage): number {
  if (presentMicros !== null) return presentMicros;
  return Math.round((annualMilliWh(usage) / MICROS) * UNKNOWN_PLAN_MICROS_PER_KWH);
}

/** Gives every candidate its points and score and puts them in order, best first. */
export function rankCandidates(
  candidates: readonly PricedCandidate[],
  baseline: number,
  { shares, today }: { readonly shares: Shares; readonly today: string },
): readonly RankedCandidate[] {
  return candidates
    .map(({ plan, priced }): RankedCandidate => {
      const years = yearsOf(priced.costs, today);
      const { boundMonths, highestFeeMicros, ...standing } = standingOf(plan.tariff, plan.rating);
      const points = pointsOf(baseline - years.costMicros, { boundMonths, highestFeeMicros, ...standing });
      const score = scoreOf(points, shares);
      return { plan, priced, planId: plan.planId, score, points, boundMonths, highestFeeMicros, ...years };
    })
    .sort(byRank);
}
