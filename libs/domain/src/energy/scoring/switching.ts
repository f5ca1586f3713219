import { amountText } from './amounts.js';
import { addMonths, monthsUntil } from './days.js';
import { type Contract, feeOn, switchDays } from './leaving-fee.js';
import {
  firstYearCosts,
  type MonthCosts,
  onceWithin,
  type PlanCosts,
  planCost,
  spanCost,
  sum,
} from './plan-costs.js';
import type { Switch, Timeline, TimelineMonth } from './timeline.js';

const SHORTEST_HORIZON_MONTHS = 24;
const LONGEST_HORIZON_MONTHS = 60;

/** The present plan and contract, against which a switch is weighed. */
export interface Present {
  readonly today: string;
  readonly contract: Contract;
  readonly costs: MonthCosts;
  readonly horizonMonths: number;
}

/** One plan taken up on one day, in integer micros over the horizon. */
export interface SwitchCost {
  readonly on: string;
  readonly feeMicros: number;
  readonly costMicros: number;
  readonly savingsMicros: number;
}

/** Months over which ways are compared: two years, or a year beyond the present contract, at most five years. */
export function horizonMonthsOf(contract: Contract, today: string): number {
  const left = contract.end === null ? 0 : monthsUntil(today, contract.end);
  return Math.min(LONGEST_HORIZON_MONTHS, Math.max(SHORTEST_HORIZON_MONTHS, left + 12));
}

/** Staying over the horizon, at the present plan's prices throughout. */
export function stayCost(present: Present): number {
  return spanCost(present.costs, present.today, endOf(present));
}

/** Switching on a day: the present plan until then, the leaving fee, and the new plan for the rest. */
export function switchOn(present: Present, plan: PlanCosts, on: string): SwitchCost {
  const feeMicros = feeOn(present.contract, on);
  const costMicros =
    spanCost(present.costs, present.today, on) + feeMicros + planCost(plan, on, endOf(present));
  return { on, feeMicros, costMicros, savingsMicros: stayCost(present) - costMicros };
}

/** The cheapest of the days worth looking at, the earliest when they are equal. */
export function bestSwitch(present: Present, plan: PlanCosts): SwitchCost {
  const end = endOf(present);
  const days = switchDays(present.contract, present.today).filter((day) => day < end);
  const first = switchOn(present, plan, present.today);
  return days.slice(1).reduce((best, day) => {
    const later = switchOn(present, plan, day);
    return later.costMicros < best.costMicros ? later : best;
  }, first);
}

/**
 * Smallest whole number of months whose average savings repay the fees; 0 without fees, null when
 * nothing is saved. An exact multiple is not rounded up: 120 at 20 a month is 6.
 */
export function breakEvenMonths(feesMicros: number, yearlySavingsMicros: number): number | null {
  if (yearlySavingsMicros <= 0) return null;
  return Math.ceil((Math.max(0, feesMicros) * 12) / yearlySavingsMicros);
}

/** The three ways of one plan on one timeline. */
export function timelineOf(present: Present, plan: PlanCosts, best: SwitchCost): Timeline {
  const now = switchOn(present, plan, present.today);
  const running = sum(present.costs) - sum(firstYearCosts(plan, present.today));
  const joining = onceWithin(plan, 12);
  return {
    horizonMonths: present.horizonMonths,
    stayCost: amountText(stayCost(present)),
    switchNow: switchText(now),
    switchBest: switchText(best),
    advice: best.savingsMicros <= 0 ? 'stay' : best.on === present.today ? 'switchNow' : 'switchOnDate',
    breakEvenMonths: breakEvenMonths(now.feeMicros + joining, running),
    firstYearNetSavings: amountText(running - joining - now.feeMicros),
  };
}

/** Running totals of the three ways at the end of each month of the horizon. */
export function seriesOf(present: Present, plan: PlanCosts, best: SwitchCost): TimelineMonth[] {
  const { today, costs, horizonMonths } = present;
  const upTo = (way: SwitchCost, day: string): number => {
    if (day <= way.on) return spanCost(costs, today, day);
    return spanCost(costs, today, way.on) + way.feeMicros + planCost(plan, way.on, day);
  };
  const now = switchOn(present, plan, today);
  return Array.from({ length: horizonMonths }, (_, month) => {
    const end = addMonths(today, month + 1);
    return {
      start: addMonths(today, month),
      stay: amountText(spanCost(costs, today, end)),
      switchNow: amountText(upTo(now, end)),
      switchBest: amountText(upTo(best, end)),
    };
  });
}

function endOf(present: Present): string {
  return addMonths(present.today, present.horizonMonths);
}

function switchText(way: SwitchCost): Switch {
  return {
    on: way.on,
    terminationFee: amountText(way.feeMicros),
    cost: amountText(way.costMicros),
    savings: amountText(way.savingsMicros),
  };
}
