import type { ScheduleTest } from '../calendar/calendar.js';
import type { PerKwhCharge } from '../model/charge.js';
import { energyBefore, flowColumn } from '../model/load.js';
import { roundedReadings } from '../model/readings.js';
import type { LocalTime } from './clock.js';
import type { Piece } from './pieces.js';
import type { Setting } from './setting.js';

/** A charge as the meter walks past it. */
export interface Watcher {
  readonly test: ScheduleTest;
  readonly zone: string;
  readonly marks: readonly number[];
  see(piece: Piece, time: LocalTime): void;
}

/** The energy of a charge's flow in a piece of an interval, whole mWh. */
export function energyReader(
  { load: metered }: Setting,
  { flow, readings }: Pick<PerKwhCharge, 'flow' | 'readings'>,
): (piece: Piece) => number {
  const load = roundedReadings(metered, readings);
  const column = flowColumn(load, flow);
  if (column === undefined) return () => 0;
  return ({ interval, from, to }) => {
    const milliWh = column[interval] ?? 0;
    const start = load.startUtc[interval] ?? 0;
    const durationS = load.durationS[interval] ?? 0;
    return energyBefore(milliWh, durationS, to - start) - energyBefore(milliWh, durationS, from - start);
  };
}
