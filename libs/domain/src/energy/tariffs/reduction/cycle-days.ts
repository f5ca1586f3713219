import { localDayOf } from '../calendar.js';
import { dayLocalSeconds } from '../cycles.js';
import type { Cycle } from '../cycles.js';
import { dayOf } from '../true-up.js';
import { contractMonth, inForce } from '../validity.js';
import type { Dates } from './measure.js';

const DAY_S = 86_400;

/** Days of each cycle on which a charge is in force. */
export function daysInForce(
  cycles: readonly Cycle[],
  dates: Dates,
  contractStart: string,
): readonly number[] {
  if (isAlways(dates)) return cycles.map(({ days }) => days);
  const active = inForce(dates, contractStart);
  return cycles.map(({ start, days }) => {
    const first = dayLocalSeconds(start);
    let count = 0;
    for (let day = 0; day < days; day += 1) if (active(localDayOf(first + day * DAY_S))) count += 1;
    return count;
  });
}

/** 1 for each cycle on whose first day a charge is in force, else 0. */
export function inForceAtStart(
  cycles: readonly Cycle[],
  dates: Dates,
  contractStart: string,
): readonly number[] {
  if (isAlways(dates)) return cycles.map(() => 1);
  const active = inForce(dates, contractStart);
  return cycles.map(({ start }) => (active(dayOf(start)) ? 1 : 0));
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

function isAlways({ validFrom, validTo, contractMonths }: Dates): boolean {
  return validFrom === undefined && validTo === undefined && contractMonths === undefined;
}
