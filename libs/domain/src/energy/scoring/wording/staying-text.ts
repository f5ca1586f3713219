import { amountText } from '../amounts.js';
import type { HomeUsage } from '../home-usage.js';
import { calendarMonths } from '../home-usage.js';
import { addMonths } from '#domain/shared/day';
import { feeOn, freeFromDay, hasEnded } from '../staying/leaving-fee.js';
import type { MonthCosts } from '../draws/month-table.js';
import { sum } from '../pricing/plan-costs.js';
import { contractFlags } from '../flags/plan-flags.js';
import type { RiskFlag } from '../flags/risk-flag.js';
import type { ScoringInput, PresentPlan } from '../scoring-input.js';
import type { CostBand, Staying } from '../scoring.js';
import { stayCost } from '../timeline/stay.js';
import { drawnCosts, stayPath } from '../timeline/drawn-ways.js';
import { usageFlags } from '../flags/usage-flags.js';
import type { Band } from '../ranking/weigh-plan.js';
import { bandOf } from '../ranking/weigh-plan.js';
import type { Weighing } from '../ranking/weigh-plans.js';
import { asksOf } from './staying-facts.js';

/** Staying as it is published; its figures are null when the present cost is unknown. */
export function stayingText(input: ScoringInput, weighing: Weighing): Staying {
  const { staying, stayingWinShare, plans, setting, marketMicros } = weighing;
  const presentMicros = staying === null ? null : sum(staying.table.asItStands);
  const facts = { ...presentFacts(input), asks: asksOf(input, presentMicros, marketMicros) };
  const flags = presentFlags(input.present, input.usage);
  if (staying === null) return { ...facts, ...NO_FIGURES, flags };
  const { table, stay } = staying;
  const nextYear = addMonths(input.today, 12);
  const drawn = drawnCosts(stayPath(stay, nextYear), setting.draws);
  return {
    ...facts,
    annualCost: amountText(sum(table.asItStands)),
    costBand: bandText(bandOf(stayCost(stay.spans, input.today, nextYear), drawn)),
    bills: billsText(table.asItStands, input.usage),
    rank: 1 + plans.filter(({ best }) => best !== null && best.savingsMicros > 0).length,
    winShare: stayingWinShare,
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

export function bandText({ lowMicros, centralMicros, highMicros }: Band): CostBand {
  return { low: amountText(lowMicros), central: amountText(centralMicros), high: amountText(highMicros) };
}

const NO_FIGURES = { annualCost: null, costBand: null, bills: [], rank: null, winShare: null };

function presentFacts(
  input: ScoringInput,
): Omit<Staying, 'annualCost' | 'costBand' | 'bills' | 'asks' | 'rank' | 'winShare' | 'flags'> {
  const { present, contract, today } = input;
  const freeFrom = freeFromDay(contract);
  const isFree = freeFrom !== null && freeFrom <= today;
  return {
    kind: present.kind,
    planId: present.kind === 'plan' ? present.plan.planId : null,
    name: nameOf(present),
    retailer: present.kind === 'plan' ? present.plan.retailer : null,
    contractEnd: contract.end,
    contractEnded: hasEnded(contract, today),
    leavingFeeToday: amountText(feeOn(contract, today)),
    leavingIsFreeFrom: isFree ? today : freeFrom,
    leavingIsFreeWhy: isFree || freeFrom === null ? null : contract.waivedWhy,
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
