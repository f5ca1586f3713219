import type { GrowingColumns } from '../readings/columns.js';
import type { NumberColumn } from '../readings/number-column.js';
import type { ReadingColumns } from '../readings/reading.js';
import { countUp } from './order.js';
import { PlaceList } from './repairs.js';

/** Of a coarse reading, how much of its time finer ones must cover to replace it. */
const COVERED_SHARE = 0.999;
const DAY_S = 86_400;
/** Days and months of wrong length at a clock change overlap by an hour, or two when both ends err. */
const CLOCK_CHANGE_S = 7_200;

/**
 * Makes readings, ordered by start, stand side by side. A coarse reading whose time finer ones cover
 * is dropped (the finest wins); one that finer readings cover only in part keeps its total and they
 * are dropped; days and months that are an hour too long at a clock change are shortened in place;
 * otherwise the later row wins, told by `filePlaces` where readings do not stand in file order.
 * `kept` are the indexes that stay; undefined when all do.
 */
export function separate(
  held: GrowingColumns,
  filePlaces: Uint32Array | undefined,
): {
  readonly kept: Uint32Array | undefined;
  readonly overlaps: PlaceList;
  readonly shortened: PlaceList;
} {
  const columns = held.columns();
  const overlaps = new PlaceList();
  const shortened = new PlaceList();
  if (!hasOverlap(columns)) return { kept: undefined, overlaps, shortened };
  const { sourceRow } = columns;
  const start = (index: number): number => held.startUtc.at(index);
  const duration = (index: number): number => held.durationS.at(index);
  const filePlace = (index: number): number => filePlaces?.[index] ?? index;
  const note = (places: PlaceList, index: number): void => {
    places.add(sourceRow[index] ?? 0, start(index));
  };
  // In place: never more are kept than were looked at.
  const kept = uncovered(columns, (index) => held.isMissing(index), overlaps);
  let length = 0;
  for (const index of kept) {
    const last = kept[length - 1] ?? 0;
    if (length === 0 || start(last) + duration(last) <= start(index)) {
      kept[length] = index;
      length += 1;
      continue;
    }
    const overlapS = start(last) + duration(last) - start(index);
    if (
      duration(last) >= DAY_S - 3600 &&
      overlapS <= CLOCK_CHANGE_S &&
      duration(index) >= duration(last) / 2
    ) {
      held.durationS.set(last, start(index) - start(last));
      note(shortened, last);
      kept[length] = index;
      length += 1;
    } else if (duration(index) < duration(last) || filePlace(index) < filePlace(last)) note(overlaps, index);
    else {
      note(overlaps, last);
      kept[length - 1] = index;
    }
  }
  return { kept: kept.subarray(0, length), overlaps, shortened };
}

function hasOverlap({ length, startUtc, durationS }: ReadingColumns): boolean {
  for (let at = 1; at < length; at += 1) {
    if ((startUtc[at - 1] ?? 0) + (durationS[at - 1] ?? 0) > (startUtc[at] ?? 0)) return true;
  }
  return false;
}

/** Indexes without the coarse readings that strictly finer ones cover whole; of one start the longest first. */
function uncovered(
  { length, startUtc, durationS, sourceRow }: ReadingColumns,
  /** What is missing covers nothing: a day's total is all there is of a day without its hours. */
  isMissing: (index: number) => boolean,
  overlaps: PlaceList,
): Uint32Array {
  const sorted = longestFirst(startUtc, countUp(length));
  let left = 0;
  for (let at = 0; at < length; at += 1) {
    const index = sorted[at] ?? 0;
    const startS = startUtc[index] ?? 0;
    const lengthS = durationS[index] ?? 0;
    let coveredTo = startS;
    let coveredS = 0;
    for (let next = at + 1; next < length; next += 1) {
      const finer = sorted[next] ?? 0;
      const from = startUtc[finer] ?? 0;
      const finerS = durationS[finer] ?? 0;
      if (from >= startS + lengthS) break;
      // Too much is open already: looking at every reading below every other would take for ever.
      if (from - startS - coveredS > lengthS * (1 - COVERED_SHARE)) break;
      if (finerS > lengthS / 2 || isMissing(finer)) continue;
      const to = Math.min(from + finerS, startS + lengthS);
      coveredS += Math.max(0, to - Math.max(from, coveredTo));
      coveredTo = Math.max(coveredTo, to);
    }
    if (lengthS > 0 && coveredS >= lengthS * COVERED_SHARE) overlaps.add(sourceRow[index] ?? 0, startS);
    else {
      // In place: what is written here has been looked at already.
      sorted[left] = index;
      left += 1;
    }
  }
  return sorted.subarray(0, left);
}

/** Readings of one start stand shortest first: turns each such run round. */
function longestFirst(starts: NumberColumn, order: Uint32Array): Uint32Array {
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    while (to < order.length && starts[to] === starts[from]) to += 1;
    if (to > from + 1) order.subarray(from, to).reverse();
    from = to;
  }
  return order;
}
