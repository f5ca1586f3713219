import { z } from 'zod';
import { DomainError } from '#domain/shared/domain-error';
import { localSeconds } from '#domain/shared/zone';
import type { Load } from './model/load.js';

const MILLI_PER_KWH = 1_000_000;
const MAX_VALUES = 1_100_000;

/** The year of a bare array: 365 days from Monday 2018-01-01, a clock without daylight saving. */
export const ARRAY_YEAR = 2018;

/** A year (or less) of equal intervals from midnight of 1 January, in kW, or kWh per interval. */
export const UsageArray = z.looseObject({
  interval_minutes: z.number().positive().max(1440),
  unit: z.string(),
  values: z.array(z.number()).min(1).max(MAX_VALUES),
});
export type UsageArray = z.infer<typeof UsageArray>;

/**
 * Whole mWh of each interval; rounding is carried on, so that sums stay within one mWh.
 * Throws `tariffs.array-unit` for a unit that is neither kW nor kWh.
 */
export function arrayMilliWh(array: UsageArray): Float64Array {
  const milliPerValue = MILLI_PER_KWH * hoursFactor(array);
  const milliWh = new Float64Array(array.values.length);
  let rest = 0;
  array.values.forEach((value, at) => {
    const exact = value * milliPerValue + rest;
    const whole = Math.round(exact);
    milliWh[at] = whole;
    rest = exact - whole;
  });
  return milliWh;
}

/**
 * A load of bare arrays, on the finer grid of the two. `generation` is taken off the load in each
 * interval, and what is beyond it is exported; with `gross` all load is bought and all generation sold.
 * Throws `tariffs.array-length` when the grids do not fit into one another.
 */
export function arrayLoad(usage: UsageArray, generation?: UsageArray, gross = false): Load {
  const own = arrayMilliWh(usage);
  const other = generation === undefined ? undefined : arrayMilliWh(generation);
  const length = Math.max(own.length, other?.length ?? 0);
  const used = onGrid(own, length);
  const made = other === undefined ? undefined : onGrid(other, length);
  const stepS = (usage.interval_minutes * 60 * own.length) / length;
  const start = localSeconds(ARRAY_YEAR, 1, 1);
  const imported = new Float64Array(length);
  const exported = new Float64Array(length);
  used.forEach((milliWh, at) => {
    const generated = made?.[at] ?? 0;
    const taken = gross ? milliWh - Math.min(generated, 0) : milliWh - generated;
    imported[at] = Math.max(taken, 0);
    exported[at] = gross ? Math.max(generated, 0) : Math.max(0 - taken, 0);
  });
  return {
    zone: 'UTC',
    startUtc: Float64Array.from(used, (_, at) => start + at * stepS),
    durationS: new Float64Array(length).fill(stepS),
    importMilliWh: imported,
    ...(made === undefined && exported.every((each) => each === 0) ? {} : { exportMilliWh: exported }),
  };
}

function hoursFactor({ unit, interval_minutes }: UsageArray): number {
  const words = unit.toLowerCase();
  if (words.startsWith('kwh')) return 1;
  if (words.startsWith('kw')) return interval_minutes / 60;
  if (words.startsWith('wh')) return 1 / 1000;
  throw new DomainError('tariffs.array-unit', `The unit of the array is "${unit}"; it must be kW or kWh.`, {
    unit,
  });
}

/** The same energy in more, shorter intervals, at even power. */
function onGrid(milliWh: Float64Array, length: number): Float64Array {
  const parts = length / milliWh.length;
  if (parts === 1) return milliWh;
  if (!Number.isInteger(parts))
    throw new DomainError(
      'tariffs.array-length',
      `One array has ${milliWh.length} intervals and the other ${length}; give both for the same time.`,
    );
  return Float64Array.from({ length }, (_, at) => {
    const whole = milliWh[Math.floor(at / parts)] ?? 0;
    const part = at % parts;
    return Math.round((whole * (part + 1)) / parts) - Math.round((whole * part) / parts);
  });
}
