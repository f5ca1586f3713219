import {
  calendarMonths,
  cyclesBetween,
  dayLocalSeconds,
  dayAtLocal,
} from '#domain/energy/tariffs/calendar/cycles';
import type { Cycle } from '#domain/energy/tariffs/calendar/cycles';
import type { Load } from '#domain/energy/tariffs/model/load';
import { DomainError } from '#domain/shared/domain-error';
import { zoneOf } from '#domain/shared/zone';
import type { BillCase } from './bill-case.js';

const DAY_S = 86_400;
const MONTHS_A_YEAR = 12;

/**
 * The billing cycles of a case: the dates it names, or the calendar months of the data. With more than a
 * year of data, only the last twelve whole months are billed; with less, every day is.
 */
export function cyclesOfCase({ cycles }: BillCase, load: Load): readonly Cycle[] {
  if (Array.isArray(cycles)) return cyclesBetween(load.zone, cycles);
  const last = load.startUtc.length - 1;
  const endUtc = (load.startUtc[last] ?? 0) + (load.durationS[last] ?? 0);
  if (last < 0) throw new DomainError('bill.no-usage', 'The usage file holds no readings.');
  const clock = zoneOf(load.zone);
  const start = dayAtLocal(clock.localAt(load.startUtc[0] ?? 0));
  const end = dayAtLocal(Math.ceil(clock.localAt(endUtc) / DAY_S) * DAY_S);
  const months = calendarMonths(load.zone, start, end);
  const whole = months.filter(isWholeMonth);
  return whole.length >= MONTHS_A_YEAR ? whole.slice(-MONTHS_A_YEAR) : months;
}

function isWholeMonth({ start, end }: Cycle): boolean {
  return start.endsWith('-01') && end.endsWith('-01') && dayLocalSeconds(end) > dayLocalSeconds(start);
}
