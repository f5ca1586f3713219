import type { ReadingColumns } from '../reading.js';
import { PlaceList } from './repairs.js';

/** Of a coarse reading, how much of its time finer ones must cover to replace it. */
const COVERED_SHARE = 0.999;
const DAY_S = 86_400;
/** Days and months of wrong length at a clock change overlap by an hour, or two when both ends err. */
const CLOCK_CHANGE_S = 7_200;

/**
 * Makes readings stand side by side. A coarse reading whose time finer ones cover is dropped (the
 * finest wins); one that finer readings cover only in part keeps its total and they are dropped;
 * days and months that are an hour too long at a clock change are shortened;
 * otherwise the later row wins.
 */
export function separate(
  columns: ReadingColumns,
  order: Uint32Array,
  durations: Float64Array,
): { readonly order: Uint32Array; readonly overlaps: PlaceList; readonly shortened: PlaceList } {
  const overlaps = new PlaceList();
  const shortened = new PlaceList();
  const kept: number[] | undefined = hasOverlap(columns, order, durations) ? [] : undefined;
  if (kept === undefined) return { order, overlaps, shortened };
  const note = (places: PlaceList, index: number): void => {
    places.add(columns.sourceRow[index] ?? 0, columns.startUtc[index] ?? 0);
  };
  const start = (index: number): number => columns.startUtc[index] ?? 0;
  const duration = (index: number): number => durations[index] ?? 0;
  const sorted = dropCovered(columns, order, { durations, overlaps });
  for (const index of sorted) {
    const last = kept.at(-1);
    if (last === undefined || start(last) + duration(last) <= start(index)) {
      kept.push(index);
      continue;
    }
    const overlapS = start(last) + duration(last) - start(index);
    if (
      duration(last) >= DAY_S - 3600 &&
      overlapS <= CLOCK_CHANGE_S &&
      duration(index) >= duration(last) / 2
    ) {
      durations[last] = start(index) - start(last);
      note(shortened, last);
      kept.push(index);
    } else if (duration(index) < duration(last) || index < last) note(overlaps, index);
    else {
      note(overlaps, last);
      kept[kept.length - 1] = index;
    }
  }
  return { order: Uint32Array.from(kept), overlaps, shortened };
}

function hasOverlap(columns: ReadingColumns, order: Uint32Array, durations: Float64Array): boolean {
  for (let at = 1; at < order.length; at += 1) {
    const before = order[at - 1] ?? 0;
    const end = (columns.startUtc[before] ?? 0) + (durations[before] ?? 0);
    if (end > (columns.startUtc[order[at] ?? 0] ?? 0)) return true;
  }
  return false;
}

/** Leaves out coarse readings that strictly finer ones cover whole. */
function dropCovered(
  columns: ReadingColumns,
  order: Uint32Array,
  { durations, overlaps }: { readonly durations: Float64Array; readonly overlaps: PlaceList },
): readonly number[] {
  const sorted = [...order].sort(
    (a, b) =>
      (columns.startUtc[a] ?? 0) - (columns.startUtc[b] ?? 0) || (durations[b] ?? 0) - (durations[a] ?? 0),
  );
  return sorted.filter((index, at) => {
    const startUtc = columns.startUtc[index] ?? 0;
    const durationS = durations[index] ?? 0;
    let coveredTo = startUtc;
    let coveredS = 0;
    for (let next = at + 1; next < sorted.length; next += 1) {
      const finer = sorted[next] ?? 0;
      const from = columns.startUtc[finer] ?? 0;
      const finerS = durations[finer] ?? 0;
      if (from >= startUtc + durationS) break;
      if (finerS > durationS / 2) continue;
      const to = Math.min(from + finerS, startUtc + durationS);
      coveredS += Math.max(0, to - Math.max(from, coveredTo));
      coveredTo = Math.max(coveredTo, to);
    }
    const covered = durationS > 0 && coveredS >= durationS * COVERED_SHARE;
    if (covered) overlaps.add(columns.sourceRow[index] ?? 0, startUtc);
    return !covered;
  });
}
