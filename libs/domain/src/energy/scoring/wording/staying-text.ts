import { addMonths } from '#domain/shared/day';
import { amountText } from '../amounts.js';
import type { Band } from '../draws/drawn-costs.js';
import { bandOf, drawnCosts } from '../draws/drawn-costs.js';
import type { MonthCosts } from '../draws/month-table.js';
import { presentFlags } from '../flags/plan-flags.js';
import type { HomeUsage } from '../home-usage.js';
import { calendarMonths } from '../home-usage.js';
import { sum } from '../pricing/plan-costs.js';
import type { Weighing } from '../ranking/weigh-plans.js';
import type { CostBand, Staying } from '../scoring.js';
import type { PresentPlan, ScoringInput } from '../scoring-input.js';
import { feeOn, freeFromDay, hasEnded } from '../staying/leaving-fee.js';
import { stayCost, stayPath } from '../timeline/stay.js';
import { asksOf } from './staying-asks.js';

/** Staying as it is published; its figures are null when the present cost is unknown. */
export function stayingText({ setting, stayingWinShare, plans, marketMicros }: Weighing): Staying {
  const { input, draws, stay } = setting;
  const { present, usage, today } = input;
  const presentMicros = stay === null ? null : sum(stay.way.table.asItStands);
  const facts = { ...presentFacts(input), asks: asksOf(input, presentMicros, marketMicros) };
  const flags = present.kind === 'plan' ? presentFlags(present.plan.tariff, usage) : [];
  if (stay === null || presentMicros === null) return { ...facts, ...NO_FIGURES, flags };
  const { table, spans } = stay.way;
  const nextYear = addMonths(today, 12);
  const drawn = drawnCosts([stayPath(stay.way, nextYear)], draws);
  return {
    ...facts,
    annualCost: amountText(presentMicros),
    costBand: bandText(bandOf(stayCost(spans, today, nextYear), drawn)),
    bills: billsText(table.asItStands, usage),
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
