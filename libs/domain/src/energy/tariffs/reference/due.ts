import { localDayOf } from '../calendar/calendar.js';
import { dayLocalSeconds } from '../calendar/cycles.js';
import type { Cycle } from '../calendar/cycles.js';
import { dayInCycle, dayOf } from '../calendar/true-up.js';
import { contractMonth, inForce } from '../calendar/validity.js';
import type { Charge } from '../model/charge.js';

const DAY_S = 86_400;

/** Days of a cycle on which a charge is in force. */
export function daysInForce(charge: Charge, cycle: Cycle, contractStart: string): number {
  const active = inForce(charge, contractStart);
  const first = dayLocalSeconds(cycle.start);
  return Array.from({ length: cycle.days }, (_, day) => localDayOf(first + day * DAY_S)).filter(active)
    .length;
}

/** Whether a charge is in force on the first day of a cycle. */
export function inForceAtStart(charge: Charge, cycle: Cycle, contractStart: string): boolean {
  return inForce(charge, contractStart)(dayOf(cycle.start));
}

interface Run {
  /** First day of the first cycle. */
  readonly origin: string;
  readonly contractStart: string;
}

/** 1 in the cycle in which what is paid once (in all, or each year) falls due, else 0. */
export function timesDue(charge: Extract<Charge, { kind: 'once' }>, cycle: Cycle, run: Run): number {
  if (charge.eachYearOn !== undefined) {
    const day = dayInCycle(cycle, charge.eachYearOn);
    return day !== undefined && inForce(charge, run.contractStart)(day) ? 1 : 0;
  }
  const begins = beginsContractMonth(charge.contractMonth, cycle, run);
  return begins && inForceAtStart(charge, cycle, run.contractStart) ? 1 : 0;
}

/** Whether the first day of a contract month lies in the cycle (the first month: in the first cycle). */
function beginsContractMonth(month: number, cycle: Cycle, { origin, contractStart }: Run): boolean {
  const before =
    cycle.start === origin
      ? 0
      : contractMonth(localDayOf(dayLocalSeconds(cycle.start) - DAY_S), contractStart);
  const last = contractMonth(localDayOf(dayLocalSeconds(cycle.end) - DAY_S), contractStart);
  return before < month && last >= month;
}
