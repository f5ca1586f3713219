import type { Zone } from '#domain/shared/zone';
import type { ReadingColumns } from '../reading.js';
import type { PlacedLabels } from './wall-clock.js';
import { placeLabels } from './wall-clock.js';

const DAY_S = 86_400;

/**
 * Places readings whose labels are ENDS (their starts, duration subtracted, stand in `columns`). On
 * the nights when clocks change some writers print the end as the new clock shows it (02:45 to
 * 02:00), others as the old one would (02:45 to 03:00): both ways are tried and the one with fewer
 * collisions is taken. Days and longer run from midnight to midnight, so their starts do.
 */
export function placeEndLabels(columns: ReadingColumns, zone: Zone, revision?: Float64Array): PlacedLabels {
  const { startUtc: starts, durationS } = columns;
  const asStarts = placeLabels(starts, zone, revision);
  if (durationS.some((seconds) => seconds >= DAY_S)) return asStarts;
  const ends = starts.map((start, index) => start + (durationS[index] ?? 0));
  const asEnds = placeLabels(ends, zone, revision);
  if (collisions(asStarts) < collisions(asEnds)) return asStarts;
  return { ...asEnds, startUtc: asEnds.startUtc.map((end, index) => end - (durationS[index] ?? 0)) };
}

/** Labels that share an instant or that the clock never showed. */
function collisions({ startUtc, inGap }: PlacedLabels): number {
  return startUtc.length - new Set(startUtc).size + inGap.length;
}
