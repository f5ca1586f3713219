import { amountText } from '../amounts.js';
import { addMonths } from '#domain/shared/day';
import type { PlanCosts } from '../pricing/plan-costs.js';
import { onceWithin, planCost } from '../pricing/plan-costs.js';
import { freeFromDay } from '../staying/leaving-fee.js';
import type { Departure, Stay } from './stay.js';
import { HORIZON_MONTHS, stayCost } from './stay.js';
import type { Switch, Timeline, TimelineMonth, WaitReason } from './timeline.js';

const YEAR_MONTHS = 12;

/** One plan taken up on one day. Integer micros over the horizon, on average over the drawn years. */
export interface SwitchCost {
  readonly on: string;
  readonly feeMicros: number;
  readonly costMicros: number;
  /** How much more staying costs; the switch's fees are already deducted. */
  readonly savingsMicros: number;
}

/** Switching on a day: the present plan until then, the leaving fee, and the new plan for the rest. */
export function switchOn(
  stay: Stay,
  plan: PlanCosts,
  { on, feeMicros, stayedMicros }: Departure,
): SwitchCost {
  const costMicros = stayedMicros + feeMicros + planCost(plan, on, stay.end);
  return { on, feeMicros, costMicros, savingsMicros: stay.stayMicros - costMicros };
}

/**
 * The cheapest of the candidate days, the earliest of equals. A later day must also save over the whole year
 * after it; otherwise it only profits from how it cuts the seasons.
 */
export function bestSwitch(stay: Stay, plan: PlanCosts): SwitchCost {
  const [today, ...later] = stay.departures.map((day) => switchOn(stay, plan, day));
  if (today === undefined) throw new Error('Staying has no day to leave on.');
  return later.reduce(
    (best, way) => (way.costMicros < best.costMicros && yearSavings(stay, plan, way) > 0 ? way : best),
    today,
  );
}

/** Saving in micros of the twelve months from the day of a switch, its fees paid. */
export function yearSavings({ spans }: Stay, plan: PlanCosts, { on, feeMicros }: SwitchCost): number {
  const end = addMonths(on, YEAR_MONTHS);
  return stayCost(spans, on, end) - planCost(plan, on, end) - feeMicros;
}

/** The three ways of one plan on one timeline. */
export function timelineOf(stay: Stay, plan: PlanCosts, best: SwitchCost): Timeline {
  const [today] = stay.departures;
  const now = today === undefined ? best : switchOn(stay, plan, today);
  const text = (way: SwitchCost): Switch => ({
    on: way.on,
    terminationFee: amountText(way.feeMicros),
    cost: amountText(way.costMicros),
    savings: amountText(way.savingsMicros),
    firstYearSavings: amountText(yearSavings(stay, plan, way)),
  });
  return {
    horizonMonths: HORIZON_MONTHS,
    stayCost: amountText(stay.stayMicros),
    switchNow: text(now),
    switchBest: text(best),
    advice: best.savingsMicros <= 0 ? 'stay' : best.on === stay.today ? 'switchNow' : 'switchOnDate',
    waitReason: waitReasonOf(stay, best),
    breakEvenMonths: breakEvenMonths(stay, plan, best),
  };
}

function waitReasonOf(
  { contract, today, departures }: Stay,
  { on, feeMicros }: SwitchCost,
): WaitReason | null {
  if (on === today) return null;
  const freeFrom = freeFromDay(contract);
  const falls = (departures[0]?.feeMicros ?? 0) > feeMicros;
  if (falls && on === freeFrom) return 'freeFrom';
  if (falls && (freeFrom === null || on < freeFrom)) return 'feeFalls';
  return contract.end !== null && on > contract.end ? 'contractEnds' : 'cheaperUntilThen';
}

/**
 * Smallest whole number of months from the day of a switch after which its total cost, fees included, is no more
 * than that of staying; 0 without fees, null if that does not happen within the horizon.
 */
export function breakEvenMonths(stay: Stay, plan: PlanCosts, { on, feeMicros }: SwitchCost): number | null {
  if (feeMicros + Math.max(0, onceWithin(plan, 1)) <= 0) return 0;
  for (let months = 1; addMonths(on, months) <= stay.end; months += 1) {
    const until = addMonths(on, months);
    if (stayCost(stay.spans, on, until) >= planCost(plan, on, until) + feeMicros) return months;
  }
  return null;
}

/** Running totals of the three ways at the end of each month of the horizon. */
export function seriesOf(stay: Stay, plan: PlanCosts, best: SwitchCost): TimelineMonth[] {
  const { today, spans, departures } = stay;
  const upTo = (on: string, feeMicros: number, day: string): number => {
    if (day <= on) return stayCost(spans, today, day);
    return stayCost(spans, today, on) + feeMicros + planCost(plan, on, day);
  };
  return Array.from({ length: HORIZON_MONTHS }, (_, month) => {
    const end = addMonths(today, month + 1);
    return {
      start: addMonths(today, month),
      end,
      stay: amountText(stayCost(spans, today, end)),
      switchNow: amountText(upTo(today, departures[0]?.feeMicros ?? 0, end)),
      switchBest: amountText(upTo(best.on, best.feeMicros, end)),
    };
  });
}
