import { localDayOf, scheduleTest } from './calendar.js';
import type { LocalDay } from './calendar.js';
import type { PerKwhCharge } from '../model/charge.js';
import type { Cycle } from './cycles.js';
import { poolNameOf } from '../ladder.js';
import { dayOf } from './true-up.js';

/** Hours at which a surplus looks for the charge that takes it over: 0, 5, 11 and 17 (NREL ssc utilityrate5). */
const ROLLOVER_MINUTES = [0, 300, 660, 1020] as const;
const WEDNESDAY = 2;
const DAY_S = 86_400;

/**
 * Which of the netted charges takes over a charge's surplus kWh in the next cycle, as an index: the
 * one of the same scope and pool that applies at the first hour of the four at which this one does;
 * a charge that covers none of these hours keeps its own. -1 when no charge takes it.
 */
export function takerOf(
  all: readonly PerKwhCharge[],
  from: PerKwhCharge,
  { cycle, next }: { readonly cycle: Cycle; readonly next: Cycle },
): number {
  const now = typicalDay(cycle);
  const then = typicalDay(next);
  const minute = ROLLOVER_MINUTES.find((each) => scheduleTest(from.schedule).applies(now, each));
  if (minute === undefined) return all.indexOf(from);
  return all.findIndex((each) => sameFamily(each, from) && scheduleTest(each.schedule).applies(then, minute));
}

function sameFamily(a: PerKwhCharge, b: PerKwhCharge): boolean {
  return a.scope === b.scope && poolNameOf(a) === poolNameOf(b);
}

/** The first Wednesday of a cycle, or its first day. */
function typicalDay({ start, days }: Cycle): LocalDay {
  const first = dayOf(start);
  const ahead = (WEDNESDAY - first.weekday + 7) % 7;
  return localDayOf((first.dayNumber + (ahead < days ? ahead : 0)) * DAY_S);
}
