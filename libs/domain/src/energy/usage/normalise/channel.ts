import type { ReadingColumns } from '../reading.js';
import { ascendingOrder } from './order.js';
import { separate } from './overlaps.js';
import { PlaceList } from './repairs.js';
import type { Repairs } from './repairs.js';
import { chooseSlots } from './slots.js';

const HOUR_S = 3600;

/**
 * Readings of one channel, ordered, one for each slot, none overlapping. The total depends only on
 * which readings there are, never on their order, except where two contradict each other without
 * a revision stamp (then the later row counts).
 */
export function normaliseChannel(
  columns: ReadingColumns,
  revision: Float64Array | undefined,
): { readonly columns: ReadingColumns; readonly repairs: Repairs } {
  const slots = chooseSlots(columns, ascendingOrder(columns.startUtc), revision);
  const repaired = repairDurations(columns, slots.order);
  const separated = separate(columns, slots.order, repaired.durations);
  const durations = repaired.places;
  for (const [at, row] of separated.shortened.rows.entries())
    durations.add(row, separated.shortened.startsUtc[at] ?? 0);
  durations.count = repaired.count + separated.shortened.count;
  return {
    columns: gather(columns, separated.order, repaired.durations),
    repairs: { ...slots.choices, overlaps: separated.overlaps, durations },
  };
}

/** The most frequent duration, in seconds; 0 without readings. */
export function usualDuration(durations: Float64Array): number {
  const times = new Map<number, number>();
  for (let from = 0; from < durations.length;) {
    // Nearly all are alike, one after the other: count them by runs.
    const durationS = durations[from] ?? 0;
    let to = from + 1;
    while (to < durations.length && durations[to] === durationS) to += 1;
    times.set(durationS, (times.get(durationS) ?? 0) + to - from);
    from = to;
  }
  let usual = 0;
  let most = 0;
  for (const [durationS, count] of times) {
    if (durationS > 0 && count > most) {
      usual = durationS;
      most = count;
    }
  }
  return usual;
}

/** Durations computed by a wall clock (0 s, 7200 s on change days) get the distance to the next start. */
function repairDurations(
  columns: ReadingColumns,
  order: Uint32Array,
): { readonly durations: Float64Array; readonly places: PlaceList; readonly count: number } {
  const usualS = usualDuration(columns.durationS);
  const places = new PlaceList();
  const durations = columns.durationS.slice();
  for (let at = 0; at < order.length; at += 1) {
    const index = order[at] ?? 0;
    const statedS = durations[index] ?? 0;
    if (statedS === usualS) continue;
    const next = order[at + 1];
    const distanceS =
      next === undefined ? usualS : (columns.startUtc[next] ?? 0) - (columns.startUtc[index] ?? 0);
    const byWallClock = Math.abs(statedS - usualS) === HOUR_S && usualS <= HOUR_S && distanceS === usualS;
    if (statedS > 0 && !byWallClock) continue;
    durations[index] = distanceS > 0 ? Math.min(distanceS, usualS) : usualS;
    places.add(columns.sourceRow[index] ?? 0, columns.startUtc[index] ?? 0);
  }
  return { durations, places, count: places.count };
}

function gather(columns: ReadingColumns, order: Uint32Array, durations: Float64Array): ReadingColumns {
  const length = order.length;
  const picked = {
    length,
    startUtc: new Float64Array(length),
    durationS: new Float64Array(length),
    energyMilliWh: new Float64Array(length),
    quality: new Uint8Array(length),
    sourceRow: new Uint32Array(length),
  };
  const rest = columns.restE20Kwh === undefined ? undefined : new Float64Array(length);
  for (let at = 0; at < length; at += 1) {
    const index = order[at] ?? 0;
    picked.startUtc[at] = columns.startUtc[index] ?? 0;
    picked.durationS[at] = durations[index] ?? 0;
    picked.energyMilliWh[at] = columns.energyMilliWh[index] ?? 0;
    picked.quality[at] = columns.quality[index] ?? 0;
    picked.sourceRow[at] = columns.sourceRow[index] ?? 0;
    if (rest !== undefined) rest[at] = columns.restE20Kwh?.[index] ?? 0;
  }
  return rest === undefined ? picked : { ...picked, restE20Kwh: rest };
}
