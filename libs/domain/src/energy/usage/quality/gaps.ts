import { isoUtc } from '#domain/shared/zone';
import type { ReadingColumns } from '../reading.js';
import { QUALITY_CODES } from '../reading.js';
import type { Stretch } from './series-report.js';

/** What lies between the first and the last reading without a value. */
export interface Gaps {
  readonly count: number;
  readonly intervals: number;
  readonly longest: readonly Stretch[];
}

const LISTED = 20;

/**
 * Stretches without a value: no reading, or readings tagged missing. An hour short in a series of
 * days or months is a clock change, not a gap.
 */
export function findGaps(columns: ReadingColumns, intervalS: number): Gaps {
  const gaps: { from: number; to: number; intervals: number }[] = [];
  let intervals = 0;
  let coveredTo = columns.startUtc[0] ?? 0;
  const note = (from: number, to: number, count: number): void => {
    if (count === 0) return;
    intervals += count;
    const last = gaps.at(-1);
    if (last?.to === from) {
      last.to = to;
      last.intervals += count;
    } else gaps.push({ from, to, intervals: count });
  };
  for (let at = 0; at < columns.length; at += 1) {
    const start = columns.startUtc[at] ?? 0;
    const end = start + (columns.durationS[at] ?? 0);
    if (start > coveredTo)
      note(coveredTo, start, intervalS > 0 ? Math.round((start - coveredTo) / intervalS) : 0);
    if (columns.quality[at] === QUALITY_CODES.missing) note(start, end, 1);
    coveredTo = Math.max(coveredTo, end);
  }
  const longest = [...gaps].sort((a, b) => b.intervals - a.intervals || a.from - b.from).slice(0, LISTED);
  return {
    count: gaps.length,
    intervals,
    longest: longest.map(({ from, to, intervals: missing }) => ({
      from: isoUtc(from),
      to: isoUtc(to),
      intervals: missing,
    })),
  };
}
