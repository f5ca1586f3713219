import { Exact, milliText, roundToMicros } from '../exact.js';
import type { Load } from './load.js';
import type { ReadingRounding } from './rounding.js';

const known = new WeakMap<Load, Map<string, Load>>();

/** A load whose readings are rounded, each for itself; one of each rule is kept. */
export function roundedReadings(load: Load, rounding: ReadingRounding | undefined): Load {
  if (rounding === undefined) return load;
  const key = JSON.stringify(rounding);
  const ofLoad = known.get(load) ?? new Map<string, Load>();
  known.set(load, ofLoad);
  const found = ofLoad.get(key) ?? rounded(load, rounding);
  ofLoad.set(key, found);
  return found;
}

function rounded(load: Load, rounding: ReadingRounding): Load {
  const leastS = rounding.minutes * 60;
  const column = (milliWh: Float64Array): Float64Array =>
    Float64Array.from(milliWh, (each, at) =>
      each === 0 || (load.durationS[at] ?? 0) < leastS
        ? each
        : roundToMicros(new Exact(milliText(each)), rounding),
    );
  return {
    ...load,
    importMilliWh: column(load.importMilliWh),
    ...(load.exportMilliWh && { exportMilliWh: column(load.exportMilliWh) }),
    ...(load.controlledLoadMilliWh && { controlledLoadMilliWh: column(load.controlledLoadMilliWh) }),
  };
}
