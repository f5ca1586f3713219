import type { Zone } from '#domain/shared/zone';
import type { ReadingColumns } from '../readings/reading.js';
import type { Labels, PlacedLabels } from './wall-clock.js';
import { placeLabels, plainOffsets } from './wall-clock.js';

const DAY_S = 86_400;

/**
 * Places readings whose labels are ENDS (their starts, duration subtracted, stand in `columns`). On
 * the nights when clocks change some writers print the end as the new clock shows it (02:45 to
 * 02:00), others as the old one would (02:45 to 03:00): both ways are tried and the one with fewer
 * collisions is taken. Days and longer run from midnight to midnight, so their starts do.
 */
export function placeEndLabels(columns: ReadingColumns, zone: Zone, revision?: Labels): PlacedLabels {
  const { length, startUtc: starts, durationS } = columns;
  const asStarts = placeLabels(starts, zone, revision);
  if (durationS.some((seconds) => seconds >= DAY_S)) return asStarts;
  const endAt = (index: number): number => (starts[index] ?? 0) + (durationS[index] ?? 0);
  const asEnds = placeLabels({ length, at: endAt }, zone, revision);
  const startAt = (index: number): number => asEnds.at(index) - (durationS[index] ?? 0);
  const plainOffset = plainOffsets(zone);
  const change = (index: number): boolean =>
    plainOffset(starts[index] ?? 0) === undefined || plainOffset(endAt(index)) === undefined;
  const nights = Array.from(indexesWhere(length, change));
  if (collisions(nights, asStarts) < collisions(nights, asEnds)) return asStarts;
  return { ...asEnds, at: startAt };
}

/** Labels that share an instant or that the clock never showed; on days without a change both ways are alike. */
function collisions(nights: readonly number[], { at, inGap }: PlacedLabels): number {
  return nights.length - new Set(nights.map(at)).size + inGap.length;
}

function* indexesWhere(length: number, test: (index: number) => boolean): Iterable<number> {
  for (let index = 0; index < length; index += 1) if (test(index)) yield index;
}
