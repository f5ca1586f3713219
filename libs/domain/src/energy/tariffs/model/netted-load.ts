import { zoneOf } from '#domain/shared/zone';
import type { Load } from './load.js';

/**
 * A load with exports subtracted from imports within each stretch of `minutes` of clock time (Spain's hour).
 * Intervals longer than the stretch are netted separately.
 */
export function nettedLoad(load: Load, minutes: number): Load {
  const stretchS = minutes * 60;
  const clock = zoneOf(load.zone);
  const starts: number[] = [];
  const ends: number[] = [];
  const net: number[] = [];
  const controlled: number[] = [];
  let open = Number.NaN;
  load.startUtc.forEach((start, at) => {
    const end = start + (load.durationS[at] ?? 0);
    const localS = clock.localAt(start);
    const stretch = start - (localS - Math.floor(localS / stretchS) * stretchS);
    const last = starts.length - 1;
    const taken = (load.importMilliWh[at] ?? 0) - (load.exportMilliWh?.[at] ?? 0);
    const own = load.controlledLoadMilliWh?.[at] ?? 0;
    if (stretch === open && ends[last] === start && end <= stretch + stretchS) {
      ends[last] = end;
      net[last] = (net[last] ?? 0) + taken;
      controlled[last] = (controlled[last] ?? 0) + own;
      return;
    }
    open = stretch;
    starts.push(start);
    ends.push(end);
    net.push(taken);
    controlled.push(own);
  });
  return {
    zone: load.zone,
    startUtc: Float64Array.from(starts),
    durationS: Float64Array.from(ends, (end, at) => end - (starts[at] ?? 0)),
    importMilliWh: Float64Array.from(net, (each) => Math.max(each, 0)),
    exportMilliWh: Float64Array.from(net, (each) => Math.max(0 - each, 0)),
    ...(load.controlledLoadMilliWh && { controlledLoadMilliWh: Float64Array.from(controlled) }),
  };
}
