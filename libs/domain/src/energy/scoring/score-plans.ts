import { ENGINE_VERSION } from '../tariffs/engine-version.js';
import { asHomePays } from '../tariffs/model/missing-money.js';
import { roundedKwhText } from './amounts.js';
import type { CandidatePlan, ScoringInput } from './scoring-input.js';
import { SCORING_VERSION } from './engine-version.js';
import type { HomeUsage } from './home-usage.js';
import { annualMilliWh } from './home-usage.js';
import type { CompiledPlans } from './pricing/compile-plans.js';
import { compilePlans } from './pricing/compile-plans.js';
import type { PreparedHome, Pricer } from './pricing/prepared-home.js';
import { prepareHome } from './pricing/prepared-home.js';
import { relaxationsOf } from './ranking/relaxations.js';
import { verdictOf } from './ranking/verdict.js';
import { weighPlans } from './ranking/weigh-plans.js';
import { idleWishes } from './ranking/wishes.js';
import type { Scoring } from './scoring.js';
import { HORIZON_MONTHS } from './timeline/stay.js';
import { assumptionsText } from './wording/assumptions-text.js';
import { incompletePlans } from './wording/incomplete-text.js';
import { standingOf } from './wording/plan-facts.js';
import { rankedPlan, topPlans } from './wording/ranked-text.js';
import { stayingText } from './wording/staying-text.js';

/** Work that several runs can share; absent parts are computed again, with the same results. */
export interface SharedWork {
  /** Compiled from the input's plans and day. */
  readonly compiled?: CompiledPlans;
  /** Prepared from the input's usage. */
  readonly home?: PreparedHome;
}

/** Prices and ranks every plan for one home. Pure and deterministic: same input, same bytes. */
export function scorePlans(given: ScoringInput, shared: SharedWork = {}): Scoring {
  const input = { ...given, plans: given.plans.map((plan) => ofHome(plan, given.usage)) };
  const home = shared.home ?? prepareHome(input.usage);
  const compiled = shared.compiled ?? compilePlans(input.plans, input.today);
  const weighing = weighPlans(input, home, pricerOf(input, home, compiled));
  const ranked = weighing.plans.map((plan) => rankedPlan(plan, input, weighing));
  const top = topPlans(weighing, ranked, input);
  const shown = new Set(top.map(({ rank }) => rank));
  return {
    engineVersion: `${SCORING_VERSION} ${ENGINE_VERSION}`,
    today: input.today,
    currency: input.currency,
    choice: input.choice,
    horizonMonths: HORIZON_MONTHS,
    drawnYears: home.levels.years,
    caution: input.caution,
    assumptions: assumptionsText(input, weighing),
    idleWishes: [...idleWishes(weighing.plans.map(({ plan }) => standingOf(plan)))],
    usage: usageText(input.usage),
    staying: stayingText(input, weighing),
    verdict: verdictOf(input, weighing),
    top,
    others: ranked.filter(({ rank }) => !shown.has(rank)),
    incomplete: incompletePlans(weighing, input),
    filtered: [...weighing.filtered],
    relaxations: weighing.plans.length === 0 ? [...relaxationsOf(input)] : [],
  };
}

/** A plan without the flags of money that this home never pays. */
function ofHome(plan: CandidatePlan, { load }: HomeUsage): CandidatePlan {
  const tariff = asHomePays(plan.tariff, load);
  return tariff === plan.tariff ? plan : { ...plan, tariff };
}

/** A pricer that also knows the present plan, which need not be among the plans on offer. */
function pricerOf({ present, today }: ScoringInput, home: PreparedHome, compiled: CompiledPlans): Pricer {
  const candidates = home.pricerOf(compiled);
  if (present.kind === 'unknown' || present.kind === 'annualCost') return candidates;
  const own = home.pricerOf(compilePlans([present.plan], today));
  return (plan: CandidatePlan) => (plan === present.plan ? own(plan) : candidates(plan));
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
