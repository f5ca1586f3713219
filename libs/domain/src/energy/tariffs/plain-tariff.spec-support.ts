import { calendarMonths, cyclesBetween } from './calendar/cycles.js';
import type { Cycle } from './calendar/cycles.js';
import type { Charge } from './model/charge.js';
import { milliOf } from './exact.js';
import type { Load } from './model/load.js';
import { Tariff } from './model/tariff.js';

/** A tariff of these charges; everything else is as plain as can be. */
export function tariffOf(charges: readonly Charge[], rest: Partial<Tariff> = {}): Tariff {
  return Tariff.parse({
    id: 'plain',
    name: 'Plain',
    currency: 'USD',
    charges,
    unpriced: [],
    priceBasis: 'fixed',
    terminationFee: { kind: 'none' },
    eligibility: [],
    discounts: [],
    exportRule: { kind: 'charges' },
    rounding: { decimals: 2, mode: 'half-up' },
    provenance: { source: 'test', asOf: '2026-01-01', id: 'plain' },
    ...rest,
  });
}

/** Energy at one price at all times. */
export function energy(price: string, rest: Partial<Extract<Charge, { kind: 'per-kwh' }>> = {}): Charge {
  return {
    kind: 'per-kwh',
    id: 'energy',
    label: 'Energy',
    scope: 'bundled',
    flow: 'import',
    price: { type: 'constant', price },
    ...rest,
  };
}

/** `kwh` in each hour from local midnight of `start`, for so many hours of real time. */
export function hourly(zone: string, start: string, kwh: readonly string[]): Load {
  const [day] = cyclesBetween(zone, [start, nextDay(start)]);
  const first = day?.startUtc ?? 0;
  return {
    zone,
    startUtc: Float64Array.from(kwh, (_, hour) => first + hour * 3600),
    durationS: new Float64Array(kwh.length).fill(3600),
    importMilliWh: Float64Array.from(kwh, milliOf),
  };
}

/** The same energy in every calendar month of a year, each as one interval. */
export function monthly(
  zone: string,
  year: number,
  kwh: readonly string[],
): { readonly load: Load; readonly cycles: readonly Cycle[] } {
  const cycles = calendarMonths(zone, `${year}-01-01`, `${year + Math.ceil(kwh.length / 12)}-01-01`).slice(
    0,
    kwh.length,
  );
  return {
    cycles,
    load: {
      zone,
      startUtc: Float64Array.from(cycles, ({ startUtc }) => startUtc),
      durationS: Float64Array.from(cycles, ({ startUtc, endUtc }) => endUtc - startUtc),
      importMilliWh: Float64Array.from(kwh, milliOf),
    },
  };
}

/** The day after `YYYY-MM-DD`. */
export function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
