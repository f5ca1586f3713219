import { Decimal } from 'decimal.js';
import { amountText } from '../amounts.js';
import { annualMilliWh } from '../home-usage.js';
import type { PlanCosts } from '../pricing/plan-costs.js';
import { firstYearBills } from '../pricing/plan-costs.js';
import { factsOf } from './plan-facts.js';
import { certaintyFlags, contractFlags, priceFlags } from '../flags/plan-flags.js';
import { centiText, pointsText } from '../ranking/points.js';
import type { RiskFlag } from '../flags/risk-flag.js';
import type { ScoringInput } from '../scoring-input.js';
import type { CostBand, PickReason, RankedPlan, TopPlan } from '../scoring.js';
import type { RankedCandidate } from '../ranking/standings.js';
import { yearsOf } from '../ranking/standings.js';
import { bandText, billsText } from './staying-text.js';
import type { Present } from '../staying/switching.js';
import { seriesOf, timelineOf } from '../staying/switching.js';
import { usageFlags } from '../flags/usage-flags.js';
import type { WeighedPlan, Weighing } from '../ranking/weigh-plans.js';

/** One ranked plan as it is published. */
export function rankedPlan(weighed: WeighedPlan, input: ScoringInput, weighing: Weighing): RankedPlan {
  const { candidate, best, wins } = weighed;
  const { staying, present } = weighing;
  const endMicros = (costs: PlanCosts): number => yearsOf(costs, input.today).firstYearMicros;
  const { low, high } = candidate.priced;
  const costBand = bandText(candidate.firstYearMicros, [endMicros(low), endMicros(high)]);
  const year = (micros: number): RankedPlan['firstYear'] => ({
    cost: amountText(micros),
    savings: staying === null ? null : amountText(staying.costMicros - micros),
  });
  return {
    plan: factsOf(candidate.plan),
    rank: weighed.rank,
    score: centiText(candidate.score),
    points: pointsText(candidate.points),
    firstYear: year(candidate.firstYearMicros),
    steadyYear: year(candidate.steadyYearMicros),
    rankedYear: year(candidate.costMicros),
    joiningFee: amountText(candidate.joiningMicros),
    centsPerKwh: centsPerKwh(candidate.firstYearMicros, annualMilliWh(input.usage)),
    costBand,
    winShare: wins?.winShare ?? null,
    cheapestShare: wins?.cheapestShare ?? null,
    pareto: weighed.pareto,
    betterThanStaying: weighed.betterThanStaying,
    timeline: present === null || best === null ? null : timelineOf(present, candidate.priced.costs, best),
    flags: flagsOf(candidate, input, costBand),
  };
}

/** A plan among the first three, with its bills and the chart of its timeline. */
export function topPlan(
  { candidate, best }: WeighedPlan,
  { ranked, reasons }: { readonly ranked: RankedPlan; readonly reasons: readonly PickReason[] },
  { input, present }: { readonly input: ScoringInput; readonly present: Present | null },
): TopPlan {
  const { costs } = candidate.priced;
  return {
    ...ranked,
    reasons: [...reasons],
    bills: billsText(firstYearBills(costs, input.today), input.usage),
    series: present === null || best === null ? [] : seriesOf(present, costs, best),
  };
}

function flagsOf(
  { plan, priced }: RankedCandidate,
  { usage, today }: ScoringInput,
  band: CostBand,
): RiskFlag[] {
  const months = usage.months.map(({ milliWh }) => milliWh);
  return [
    ...contractFlags(plan.tariff),
    ...priceFlags(plan.tariff, priced.costs, today),
    ...usageFlags(plan.tariff, months),
    ...certaintyFlags(usage.meteredShare, band),
  ];
}

/** All-in price in hundredths of the currency, two places. */
function centsPerKwh(costMicros: number, milliWh: number): string | null {
  return milliWh > 0 ? new Decimal(costMicros).times(100).div(milliWh).toFixed(2) : null;
}
