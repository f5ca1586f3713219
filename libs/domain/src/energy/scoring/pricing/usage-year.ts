import type { Cycle } from '#domain/energy/tariffs/calendar/cycles';
import { calendarMonths } from '#domain/energy/tariffs/calendar/cycles';
import type { HomeUsage } from '../home-usage.js';

/** The twelve calendar months of the usage year as billing cycles. */
export function yearCycles({ load, months }: HomeUsage): readonly Cycle[] {
  const first = months[0]?.month ?? '1970-01';
  const last = months.at(-1)?.month ?? '1970-12';
  const [year, month] = [Number(last.slice(0, 4)), Number(last.slice(5, 7))];
  const after = month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`;
  return calendarMonths(load.zone, `${first}-01`, `${after}-01`);
}
