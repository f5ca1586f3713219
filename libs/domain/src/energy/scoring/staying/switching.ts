import { amountText } from '../amounts.js';
import { addMonths, monthsUntil } from '#domain/shared/day';
import type { Contract } from './leaving-fee.js';
import { feeOn, switchDays } from './leaving-fee.js';
import type { MonthCosts, PlanCosts } from '../pricing/plan-costs.js';
import { firstYearCosts, onceWithin, planCost, spanCost, sum } from '../pricing/plan-costs.js';
import type { Switch, Timeline, TimelineMonth } from '../timeline.js';

const SHORTEST_HORIZON_MONTHS = 24;
const LONGEST_HORIZON_MONTHS = 60;

/** A day on which the home may leave its present plan. Integer micros. */
export interface Departure {
  readonly on: string;
  readonly feeMicros: number;
  /** Cost of the present plan from today until then. */
  readonly stayedMicros: number;
}

/** The present plan and contract, against which a switch is weighed. */
export interface Present {
  readonly today: string;
  readonly costs: MonthCosts;
  readonly horizonMonths: number;
  /** First day after the horizon. */
  readonly end: string;
  /** Staying over the horizon, at the present plan's prices throughout. */
  readonly stayMicros: number;
  readonly switchNow: Departure;
  /** Later days worth looking at, earliest first. */
  readonly later: readonly Departure[];
}

/** What the home has today: its contract, and what its plan costs by calendar month. */
export interface Holding {
  readonly today: string;
  readonly contract: Contract;
  readonly costs: MonthCosts;
}

/** Leaving the present plan on a day. */
export function departureOn({ today, contract, costs }: Holding, on: string): Departure {
  return { on, feeMicros: feeOn(contract, on), stayedMicros: spanCost(costs, today, on) };
}

/** Lays out the horizon: the days worth looking at and what staying costs. */
export function presentOf(holding: Holding, horizonMonths: number): Present {
  const { today, contract, costs } = holding;
  const end = addMonths(today, horizonMonths);
  const later = switchDays(contract, today).filter((day) => day > today && day < end);
  return {
    today,
    costs,
    horizonMonths,
    end,
    stayMicros: spanCost(costs, today, end),
    switchNow: departureOn(holding, today),
    later: later.map((day) => departureOn(holding, day)),
  };
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

/** Switching on a day: the present plan until then, the leaving fee, and the new plan for the rest. */
export function switchOn(
  present: Present,
  plan: PlanCosts,
  { on, feeMicros, stayedMicros }: Departure,
): SwitchCost {
  const costMicros = stayedMicros + feeMicros + planCost(plan, on, present.end);
  return { on, feeMicros, costMicros, savingsMicros: present.stayMicros - costMicros };
}

/** The cheapest of the days worth looking at, the earliest when they are equal. */
export function bestSwitch(present: Present, plan: PlanCosts): SwitchCost {
  return present.later.reduce(
    (best, day) => {
      const later = switchOn(present, plan, day);
      return later.costMicros < best.costMicros ? later : best;
    },
    switchOn(present, plan, present.switchNow),
  );
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
  const now = switchOn(present, plan, present.switchNow);
  const running = sum(present.costs) - sum(firstYearCosts(plan, present.today));
  const joining = onceWithin(plan, 12);
  return {
    horizonMonths: present.horizonMonths,
    stayCost: amountText(present.stayMicros),
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
  const now = switchOn(present, plan, present.switchNow);
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

function switchText(way: SwitchCost): Switch {
  return {
    on: way.on,
    terminationFee: amountText(way.feeMicros),
    cost: amountText(way.costMicros),
    savings: amountText(way.savingsMicros),
  };
}
