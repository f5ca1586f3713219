import { amountText } from '../amounts.js';
import type { HomeUsage } from '../home-usage.js';
import { calendarMonths } from '../home-usage.js';
import { feeOn, freeFromDay } from '../staying/leaving-fee.js';
import type { MonthCosts } from '../pricing/plan-costs.js';
import { steadyCosts, sum } from '../pricing/plan-costs.js';
import { contractFlags } from '../flags/plan-flags.js';
import { centiText, pointsText } from '../ranking/points.js';
import type { RiskFlag } from '../flags/risk-flag.js';
import type { ScoringInput } from '../scoring-input.js';
import type { CostBand, Staying } from '../scoring.js';
import type { PresentPlan } from '../staying/present-plan.js';
import { usageFlags } from '../flags/usage-flags.js';
import type { Weighing } from '../ranking/weigh-plans.js';

/** Staying as it is published; its figures are null when the present cost is unknown. */
export function stayingText(input: ScoringInput, { staying, stayingWins, plans }: Weighing): Staying {
  const facts = presentFacts(input);
  const flags = presentFlags(input.present, input.usage);
  if (staying === null) return { ...facts, ...NO_FIGURES, flags };
  const { priced } = staying;
  return {
    ...facts,
    annualCost: amountText(staying.costMicros),
    costBand: bandText(staying.costMicros, [sum(steadyCosts(priced.low)), sum(steadyCosts(priced.high))]),
    bills: billsText(staying.costs, input.usage),
    score: centiText(staying.score),
    points: pointsText(staying.points),
    rank: 1 + plans.filter(({ betterThanStaying }) => betterThanStaying === true).length,
    winShare: stayingWins?.winShare ?? null,
    cheapestShare: stayingWins?.cheapestShare ?? null,
    flags,
  };
}

/** Twelve bills in the order of the usage year. */
export function billsText(costs: MonthCosts, usage: HomeUsage): { month: string; cost: string }[] {
  const places = calendarMonths(usage);
  return usage.months.map(({ month }, index) => ({
    month,
    cost: amountText(costs[places[index] ?? 0] ?? 0),
  }));
}

/** Lowest and highest of a cost at the interval's ends and its middle: a bill credit may turn them round. */
export function bandText(centralMicros: number, ends: readonly [number, number]): CostBand {
  return {
    low: amountText(Math.min(centralMicros, ...ends)),
    central: amountText(centralMicros),
    high: amountText(Math.max(centralMicros, ...ends)),
  };
}

const NO_FIGURES = {
  annualCost: null,
  costBand: null,
  bills: [],
  score: null,
  points: null,
  rank: null,
  winShare: null,
  cheapestShare: null,
};

function presentFacts({
  present,
  contract,
  today,
}: ScoringInput): Pick<
  Staying,
  'kind' | 'planId' | 'name' | 'retailer' | 'contractEnd' | 'leavingFeeToday' | 'leavingIsFreeFrom'
> {
  const freeFrom = freeFromDay(contract);
  return {
    kind: present.kind,
    planId: present.kind === 'plan' ? present.plan.planId : null,
    name: nameOf(present),
    retailer: present.kind === 'plan' ? present.plan.retailer : null,
    contractEnd: contract.end,
    leavingFeeToday: amountText(feeOn(contract, today)),
    leavingIsFreeFrom: freeFrom !== null && freeFrom < today ? today : freeFrom,
  };
}

function nameOf(present: PresentPlan): string {
  switch (present.kind) {
    case 'plan':
    case 'ownRate':
      return present.plan.name;
    case 'annualCost':
      return present.name;
    case 'unknown':
      return 'Your present plan';
  }
}

function presentFlags(present: PresentPlan, usage: HomeUsage): RiskFlag[] {
  if (present.kind !== 'plan') return [];
  const months = usage.months.map(({ milliWh }) => milliWh);
  return [...contractFlags(present.plan.tariff), ...usageFlags(present.plan.tariff, months)];
}
