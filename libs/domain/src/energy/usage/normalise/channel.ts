import type { GrowingColumns } from '../readings/columns.js';
import type { NumberColumn } from '../readings/number-column.js';
import type { ReadingColumns } from '../readings/reading.js';
import { ascendingOrder } from './order.js';
import { separate } from './overlaps.js';
import { PlaceList } from './repairs.js';
import type { Repairs } from './repairs.js';
import { chooseSlots } from './slots.js';

const HOUR_S = 3600;

/**
 * Readings of one channel, ordered, one for each slot, none overlapping. The total depends only on
 * which readings there are, never on their order, except where two contradict each other without
 * a revision stamp (then the later row counts). Works in place: `held` is used up, and readings that
 * are in order already, as nearly all are, are not copied.
 */
export function normaliseChannel(held: GrowingColumns): {
  readonly columns: ReadingColumns;
  readonly repairs: Repairs;
} {
  const order = ascendingOrder(held.startUtc.view());
  if (order !== undefined) held.pick(order);
  const slots = chooseSlots(held.columns(), held.revision());
  held.dropRevisions();
  if (slots.kept !== undefined) held.pick(slots.kept);
  const durations = repairDurations(held);
  const separated = separate(held, composed(order, slots.kept));
  if (separated.kept !== undefined) held.pick(separated.kept);
  durations.addAll(separated.shortened);
  return {
    columns: held.columns(),
    repairs: { ...slots.choices, overlaps: separated.overlaps, durations },
  };
}

/** Where in the file the readings stood that were put in order first and chosen from then. */
function composed(order: Uint32Array | undefined, kept: Uint32Array | undefined): Uint32Array | undefined {
  if (order === undefined || kept === undefined) return order ?? kept;
  return kept.map((index) => order[index] ?? 0);
}

/** The most frequent duration, in seconds; 0 without readings. */
export function usualDuration(durations: NumberColumn): number {
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
function repairDurations(held: GrowingColumns): PlaceList {
  const { length, startUtc, durationS, sourceRow } = held.columns();
  const usualS = usualDuration(durationS);
  const places = new PlaceList();
  for (let at = 0; at < length; at += 1) {
    const statedS = durationS[at] ?? 0;
    if (statedS === usualS) continue;
    const distanceS = at + 1 === length ? usualS : (startUtc[at + 1] ?? 0) - (startUtc[at] ?? 0);
    const byWallClock = Math.abs(statedS - usualS) === HOUR_S && usualS <= HOUR_S && distanceS === usualS;
    if (statedS > 0 && !byWallClock) continue;
    held.durationS.set(at, distanceS > 0 ? Math.min(distanceS, usualS) : usualS);
    places.add(sourceRow[at] ?? 0, startUtc[at] ?? 0);
  }
  return places;
}
