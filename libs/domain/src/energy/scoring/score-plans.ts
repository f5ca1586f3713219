import { ENGINE_VERSION } from '../tariffs/engine-version.js';
import { SCORING_VERSION } from './engine-version.js';
import type { CompiledPlans } from './pricing/compile-plans.js';
import { compilePlans } from './pricing/compile-plans.js';
import type { PreparedHome } from './pricing/prepared-home.js';
import { prepareHome } from './pricing/prepared-home.js';
import { relaxationsOf } from './ranking/hard-limits.js';
import { verdictOf } from './ranking/verdict.js';
import type { PlanPoints } from './ranking/ranking-points.js';
import { rankingPoints } from './ranking/ranking-points.js';
import type { Weighing } from './ranking/weigh-plans.js';
import { weighPlans } from './ranking/weigh-plans.js';
import { idleWishes } from './ranking/wishes.js';
import type { Scoring } from './scoring.js';
import type { ScoringInput } from './scoring-input.js';
import { HORIZON_MONTHS } from './timeline/stay.js';
import { assumptionsText, usageText } from './wording/basis-text.js';
import { incompletePlans } from './wording/incomplete-text.js';
import { rankedPlan, topPlans } from './wording/ranked-text.js';
import { stayingText } from './wording/staying-text.js';

/** Work that several runs can share; absent parts are computed again, with the same results. */
export interface SharedWork {
  /** Compiled from the input's plans and day. */
  readonly compiled?: CompiledPlans;
  /** Prepared from the input's usage. */
  readonly home?: PreparedHome;
}

/** Why the first plan is first, and what would change that. */
export function explainRanking(input: ScoringInput, home: PreparedHome): readonly PlanPoints[] {
  return rankingPoints(weighed(input, home));
}

function weighed(input: ScoringInput, home: PreparedHome, kept?: CompiledPlans): Weighing {
  return weighPlans(input, home, home.pricerOf(kept ?? compilePlans(input.plans, input.today)));
}

/** Prices and ranks every plan for one home. Pure and deterministic: same input, same bytes. */
export function scorePlans(input: ScoringInput, shared: SharedWork = {}): Scoring {
  const home = shared.home ?? prepareHome(input.usage);
  const weighing = weighed(input, home, shared.compiled);
  const ranked = weighing.plans.map((plan) => rankedPlan(plan, weighing));
  const verdict = verdictOf(weighing);
  const top = topPlans(weighing, ranked, verdict);
  const shown = new Set(top.map(({ rank }) => rank));
  return {
    engineVersion: `${SCORING_VERSION} ${ENGINE_VERSION}`,
    today: input.today,
    currency: input.currency,
    choice: input.choice,
    horizonMonths: HORIZON_MONTHS,
    drawnYears: home.draws.levels.years,
    caution: input.caution,
    assumptions: assumptionsText(weighing),
    idleWishes: [...idleWishes(weighing.plans.map(({ standing }) => standing))],
    usage: usageText(input.usage),
    staying: stayingText(weighing),
    verdict,
    top,
    others: ranked.filter(({ rank }) => !shown.has(rank)),
    incomplete: incompletePlans(weighing),
    filtered: [...weighing.filtered],
    relaxations: ranked.length === 0 ? [...relaxationsOf(weighing.open, input.limits)] : [],
  };
}
