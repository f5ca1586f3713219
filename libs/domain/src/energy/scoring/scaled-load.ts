import { calendarMonths, type Cycle } from '#domain/energy/tariffs/cycles';
import type { Load } from '#domain/energy/tariffs/load';
import type { HomeUsage } from './home-usage.js';

/** The twelve calendar months of the usage year as billing cycles. */
export function yearCycles({ load, months }: HomeUsage): readonly Cycle[] {
  const first = months[0]?.month ?? '1970-01';
  const last = months.at(-1)?.month ?? '1970-12';
  const [year, month] = [Number(last.slice(0, 4)), Number(last.slice(5, 7))];
  const after = month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`;
  return calendarMonths(load.zone, `${first}-01`, `${after}-01`);
}

/**
 * The load with what is imported and what a controlled circuit uses multiplied by one factor a cycle;
 * export stays. Intervals belong to the cycle in which they start.
 */
export function scaledLoad(load: Load, cycles: readonly Cycle[], factors: readonly number[]): Load {
  let at = 0;
  const factorAt = Float64Array.from(load.startUtc, (startUtc) => {
    while (at < cycles.length - 1 && startUtc >= (cycles[at]?.endUtc ?? Infinity)) at += 1;
    return factors[at] ?? 1;
  });
  const scaled = (milliWh: Float64Array): Float64Array =>
    milliWh.map((value, index) => Math.round(value * (factorAt[index] ?? 1)));
  const { controlledLoadMilliWh, ...rest } = load;
  return {
    ...rest,
    importMilliWh: scaled(load.importMilliWh),
    ...(controlledLoadMilliWh === undefined ? {} : { controlledLoadMilliWh: scaled(controlledLoadMilliWh) }),
  };
}
