import { addMonths, dayOfMonth, daysInMonth, monthNumber } from '#domain/shared/day';
import type { Path } from '../draws/drawn-costs.js';
import type { MonthCosts, MonthTable } from '../draws/month-table.js';

/** Monthly costs from one month of the contract (1-based) until the next band. */
export interface PriceBand {
  readonly fromContractMonth: number;
  readonly costs: MonthCosts;
}

/** A one-off cost in a month of the contract: a joining fee, or a welcome credit (negative). */
export interface OnceCost {
  readonly contractMonth: number;
  readonly amountMicros: number;
}

/** Costs of one plan for this home. The first band starts at contract month 1. */
export interface PlanCosts {
  readonly bands: readonly PriceBand[];
  readonly once: readonly OnceCost[];
}

/** Month table from one month of the contract (1-based) until the next stage. */
export interface PricedStage {
  readonly fromContractMonth: number;
  readonly table: MonthTable;
}

/** One plan priced on this home, stage by stage of its contract. The first starts at month 1. */
export interface PricedPlan {
  readonly stages: readonly PricedStage[];
  readonly once: readonly OnceCost[];
}

const NO_COSTS: MonthCosts = new Array<number>(12).fill(0);

/** The plan's costs for the usage year itself, or on average over the drawn years. */
export function costsOf({ stages, once }: PricedPlan, year: 'asItStands' | 'expected'): PlanCosts {
  return {
    bands: stages.map(({ fromContractMonth, table }) => ({ fromContractMonth, costs: table[year] })),
    once,
  };
}

/** Costs of the plan in one month of its contract, by calendar month. */
export function costsInContractMonth(plan: PlanCosts, contractMonth: number): MonthCosts {
  return plan.bands.findLast((band) => band.fromContractMonth <= contractMonth)?.costs ?? NO_COSTS;
}

/** Monthly costs after every introductory price has ended. */
export function steadyCosts(plan: PlanCosts): MonthCosts {
  return plan.bands.at(-1)?.costs ?? NO_COSTS;
}

/** Costs of the first twelve contract months by calendar month, starting in `today`'s month. */
export function firstYearCosts(plan: PlanCosts, today: string): MonthCosts {
  const first = Number(today.slice(5, 7)) - 1;
  return NO_COSTS.map((_, month) => {
    const contractMonth = ((month - first + 12) % 12) + 1;
    return costsInContractMonth(plan, contractMonth)[month] ?? 0;
  });
}

/** As `firstYearCosts`, including one-off costs in their months; they sum to the first year's cost. */
export function firstYearBills(plan: PlanCosts, today: string): MonthCosts {
  const first = Number(today.slice(5, 7)) - 1;
  return firstYearCosts(plan, today).map((cost, month) => {
    const contractMonth = ((month - first + 12) % 12) + 1;
    const fees = plan.once.filter((fee) => fee.contractMonth === contractMonth);
    return cost + sum(fees.map(({ amountMicros }) => amountMicros));
  });
}

/** One-off costs within the first `months` months of the contract, micros. */
export function onceWithin(plan: Pick<PlanCosts, 'once'>, months: number): number {
  return sum(plan.once.filter((fee) => fee.contractMonth <= months).map((fee) => fee.amountMicros));
}

/** Cost in micros from the plan's first day until a later day (exclusive), one-off costs included. */
export function planCost(plan: PlanCosts, start: string, end: string): number {
  let cost = 0;
  plan.bands.forEach((band, index) => {
    const next = plan.bands[index + 1];
    const from = monthOfContract(start, band.fromContractMonth);
    const until = next === undefined ? end : monthOfContract(start, next.fromContractMonth);
    cost += spanCost(band.costs, from, until < end ? until : end);
  });
  const begun = plan.once.filter((fee) => monthOfContract(start, fee.contractMonth) < end);
  return cost + sum(begun.map((fee) => fee.amountMicros));
}

/** A plan from the day it begins until a later day. */
export function planPath({ stages, once }: PricedPlan, start: string, end: string): Path {
  const stretches = stages.map(({ fromContractMonth, table }, index) => {
    const next = stages[index + 1];
    const until = next === undefined ? end : monthOfContract(start, next.fromContractMonth);
    return { table, from: monthOfContract(start, fromContractMonth), until: until < end ? until : end };
  });
  const begun = once.filter(({ contractMonth }) => monthOfContract(start, contractMonth) < end);
  return { stretches, onceMicros: sum(begun.map(({ amountMicros }) => amountMicros)) };
}

/** Cost in micros from a day until a later one (exclusive): whole months, and parts of months by their days. */
export function spanCost(costs: MonthCosts, from: string, until: string): number {
  if (until <= from) return 0;
  const last = monthNumber(until);
  let cost = partOfMonth(costs, until) - partOfMonth(costs, from);
  for (let month = monthNumber(from); month < last; month += 1) cost += costs[month % 12] ?? 0;
  return cost;
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** First day of a month of the contract. */
export function monthOfContract(start: string, contractMonth: number): string {
  return contractMonth === 1 ? start : addMonths(start, contractMonth - 1);
}

function partOfMonth(costs: MonthCosts, day: string): number {
  const date = dayOfMonth(day);
  if (date === 1) return 0;
  const month = monthNumber(day);
  return Math.round(((costs[month % 12] ?? 0) * (date - 1)) / daysInMonth(month));
}
