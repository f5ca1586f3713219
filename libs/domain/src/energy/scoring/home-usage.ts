import type { Cycle } from '../tariffs/calendar/cycles.js';
import { calendarMonths as calendarCycles } from '../tariffs/calendar/cycles.js';
import type { Load } from '../tariffs/model/load.js';

/** One calendar month of the year, with the 80 % interval of its use. */
export interface UsageMonth {
  /** `2026-03` on the home's clock. */
  readonly month: string;
  readonly milliWh: number;
  readonly lowMilliWh: number;
  readonly highMilliWh: number;
}

/** The year that plans are priced on. Imported energy in integer milli-watt-hours. */
export interface HomeUsage {
  /** Twelve whole calendar months. */
  readonly load: Load;
  /** The same twelve, in order. */
  readonly months: readonly UsageMonth[];
  /** 80 % interval of the year; narrower than the months' together. */
  readonly lowMilliWh: number;
  readonly highMilliWh: number;
  /** Share (0 to 1) of the year's energy that a meter counted. */
  readonly meteredShare: number;
  /** Whether hours were metered, spread by a typical shape, or both. */
  readonly timing: 'metered' | 'spread' | 'mixed';
  /** Drawn years: factors on the twelve months, in their order. May be empty. */
  readonly drawnYears: readonly (readonly number[])[];
}

/** Imported energy of the year in milli-watt-hours. */
export function annualMilliWh(usage: HomeUsage): number {
  return usage.months.reduce((total, month) => total + month.milliWh, 0);
}

/** Calendar month, 0 = January, of each of the twelve. */
export function calendarMonths(usage: HomeUsage): readonly number[] {
  return usage.months.map(({ month }) => Number(month.slice(5, 7)) - 1);
}

/** The twelve calendar months of the usage year as billing cycles. */
export function yearCycles({ load, months }: HomeUsage): readonly Cycle[] {
  const first = months[0]?.month ?? '1970-01';
  const last = months.at(-1)?.month ?? '1970-12';
  const [year, month] = [Number(last.slice(0, 4)), Number(last.slice(5, 7))];
  const after = month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`;
  return calendarCycles(load.zone, `${first}-01`, `${after}-01`);
}
