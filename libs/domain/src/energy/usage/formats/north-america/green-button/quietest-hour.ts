import type { EnergyBlock } from './choose-flows.js';
import type { GreenButtonFeed } from './feed.js';

const HOURS = 24;
const HOUR_S = 3_600;
/** Readings of an hour or less over a week: below that one idle afternoon decides. */
const MIN_READINGS = 7 * HOURS;
/** The quiet of a night: this hour and its neighbours. */
const WINDOW = [-1, 0, 1] as const;

/** The local hour around which least is used, under a given way to read starts; undefined when too little is there. */
export function quietestHour(
  blocks: readonly EnergyBlock[],
  feed: GreenButtonFeed,
  localAt: (start: number) => number,
): number | undefined {
  const { startUtc, durationS, energyMilliWh } = feed.readings.columns();
  const used = new Float64Array(HOURS);
  const counted = new Float64Array(HOURS);
  let readings = 0;
  for (const { block, measured } of blocks) {
    if (measured.flow === 'export' || measured.cumulative) continue;
    for (let at = block.from; at < block.to; at += 1) {
      if ((durationS[at] ?? 0) > HOUR_S) continue;
      const hour = Math.floor(localAt(startUtc[at] ?? 0) / HOUR_S) % HOURS;
      used[hour] = (used[hour] ?? 0) + (energyMilliWh[at] ?? 0);
      counted[hour] = (counted[hour] ?? 0) + 1;
      readings += 1;
    }
  }
  if (readings < MIN_READINGS || counted.includes(0)) return undefined;
  const mean = (hour: number): number =>
    (used[(hour + HOURS) % HOURS] ?? 0) / (counted[(hour + HOURS) % HOURS] ?? 1);
  const around = Array.from({ length: HOURS }, (_, hour) =>
    WINDOW.reduce((sum: number, step) => sum + mean(hour + step), 0),
  );
  const least = Math.min(...around);
  return Math.max(...around) > least * 1.2 ? around.indexOf(least) : undefined;
}
