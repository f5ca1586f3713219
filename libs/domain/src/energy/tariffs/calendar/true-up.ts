import { localDayOf } from './calendar.js';
import type { LocalDay } from './calendar.js';
import { dayLocalSeconds } from './cycles.js';
import type { Cycle } from './cycles.js';
import { monthsSince } from './validity.js';

/**
 * Whether a cycle settles the export credit: the one in which a calendar month ends (or that ends with it);
 * with `every-cycle`, each.
 */
export function settlesIn(cycle: Cycle, trueUpMonth: number | 'every-cycle'): boolean {
  if (trueUpMonth === 'every-cycle') return true;
  const [start, end] = [dayOf(cycle.start), dayOf(cycle.end)];
  const monthsOf = ({ year, month }: LocalDay): number => year * 12 + month - 1;
  const ended = trueUpMonth % 12;
  const behind = (((monthsOf(end) - ended) % 12) + 12) % 12;
  return monthsOf(end) - behind > monthsOf(start);
}

/** Whether a cycle holds a day of the year `MM-DD`, and that day; in years without a 29 February, 1 March. */
export function dayInCycle(cycle: Cycle, monthDay: string): LocalDay | undefined {
  const [start, end] = [dayOf(cycle.start), dayOf(cycle.end)];
  for (let { year } = start; year <= end.year; year += 1) {
    const day = dayOf(`${year}-${monthDay}`);
    if (day.dayNumber >= start.dayNumber && day.dayNumber < end.dayNumber) return day;
  }
  return undefined;
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
