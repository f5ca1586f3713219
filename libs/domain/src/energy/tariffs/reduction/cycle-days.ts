import { localDayOf } from '../calendar/calendar.js';
import type { LocalDay } from '../calendar/calendar.js';
import { dayLocalSeconds } from '../calendar/cycles.js';
import type { Cycle } from '../calendar/cycles.js';
import { contractMonth, inForce, isAlwaysInForce } from '../calendar/validity.js';
import type { Dates } from './measure.js';

const DAY_S = 86_400;

/** The local days of each cycle. */
export function daysOf(cycles: readonly Cycle[]): readonly (readonly LocalDay[])[] {
  return cycles.map(({ start, days }) => {
    const first = dayLocalSeconds(start);
    return Array.from({ length: days }, (_, day) => localDayOf(first + day * DAY_S));
  });
}

/** Days of each cycle on which a charge is in force. */
export function daysInForce(
  days: readonly (readonly LocalDay[])[],
  dates: Dates,
  contractStart: string,
): readonly number[] {
  if (isAlwaysInForce(dates)) return days.map(({ length }) => length);
  const active = inForce(dates, contractStart);
  return days.map((ofCycle) => ofCycle.reduce((count, day) => (active(day) ? count + 1 : count), 0));
}

/** 1 for each cycle on whose first day a charge is in force, else 0. */
export function inForceAtStart(
  days: readonly (readonly LocalDay[])[],
  dates: Dates,
  contractStart: string,
): readonly number[] {
  if (isAlwaysInForce(dates)) return days.map(() => 1);
  const active = inForce(dates, contractStart);
  return days.map(([first]) => (first !== undefined && active(first) ? 1 : 0));
}

/** 1 for the cycle in which a contract month begins (the first month: the first cycle), else 0. */
export function beginsContractMonth(
  cycles: readonly Cycle[],
  month: number,
  contractStart: string,
): readonly number[] {
  return cycles.map(({ start, end }, at) => {
    const before = at === 0 ? 0 : contractMonth(localDayOf(dayLocalSeconds(start) - DAY_S), contractStart);
    const last = contractMonth(localDayOf(dayLocalSeconds(end) - DAY_S), contractStart);
    return before < month && last >= month ? 1 : 0;
  });
}
