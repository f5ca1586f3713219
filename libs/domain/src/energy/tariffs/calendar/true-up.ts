import { localDayOf } from './calendar.js';
import type { LocalDay } from './calendar.js';
import { dayLocalSeconds } from './cycles.js';
import type { Cycle } from './cycles.js';
import { monthsSince } from './validity.js';

/** Whether a cycle settles the year's export credit: the last one that begins in that calendar month. */
export function settlesIn(cycle: Cycle, trueUpMonth: number): boolean {
  return dayOf(cycle.start).month === trueUpMonth && dayOf(cycle.end).month !== trueUpMonth;
}

/** Whether a cycle completes a year counted from `origin`, so that annual minimums are due in it. */
export function completesYear(cycle: Cycle, origin: string): boolean {
  const year = Math.floor(monthsSince(dayOf(cycle.start), origin) / 12);
  return monthsSince(dayOf(cycle.end), origin) >= (year + 1) * 12;
}

/** The local day of `YYYY-MM-DD`. */
export function dayOf(day: string): LocalDay {
  return localDayOf(dayLocalSeconds(day));
}
