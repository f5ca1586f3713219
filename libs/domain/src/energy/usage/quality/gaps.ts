import { isoUtc } from '#domain/shared/zone';
import type { ReadingColumns } from '../readings/reading.js';
import { QUALITY_CODES } from '../readings/reading.js';
import type { Stretch } from './series-report.js';
import { TurnCoverage } from './turns.js';

/** Time without a value between the first and the last reading. */
export interface Gaps {
  readonly count: number;
  readonly intervals: number;
  readonly longest: readonly Stretch[];
}

interface Gap {
  readonly from: number;
  to: number;
  intervals: number;
}

const LISTED = 20;

/**
 * Stretches without a value: no reading, or readings tagged missing. An hour short in a series of
 * days or months is a clock change, not a gap. Where registers take turns (`others`), time that
 * another of them counted is no gap, and what none counted is one of the register that counted last.
 */
export function findGaps(
  columns: ReadingColumns,
  intervalS: number,
  others: readonly ReadingColumns[] = [],
): Gaps {
  const found = new GapList();
  const turns = new TurnCoverage(others);
  let coveredTo = columns.startUtc[0] ?? 0;
  const noteHole = (before: number): void => {
    for (const { from, to } of turns.open(coveredTo, before))
      if (from === coveredTo && intervalS > 0) found.note(from, to, Math.round((to - from) / intervalS));
  };
  for (let at = 0; at < columns.length; at += 1) {
    const start = columns.startUtc[at] ?? 0;
    const end = start + (columns.durationS[at] ?? 0);
    if (start > coveredTo) noteHole(start);
    if (columns.quality[at] === QUALITY_CODES.missing)
      for (const { from, to } of turns.open(start, end)) if (to === end) found.note(from, to, 1);
    coveredTo = Math.max(coveredTo, end);
  }
  if (columns.length > 0) noteHole(turns.endUtc);
  return found.gaps();
}

/** Gaps in the order of time, neighbours joined; only the longest are kept, all are counted. */
class GapList {
  private readonly longest: Gap[] = [];
  private last: Gap | undefined;
  private count = 0;
  private intervals = 0;

  note(from: number, to: number, intervals: number): void {
    if (intervals === 0) return;
    this.intervals += intervals;
    if (this.last?.to === from) {
      this.last.to = to;
      this.last.intervals += intervals;
      return;
    }
    this.close();
    this.count += 1;
    this.last = { from, to, intervals };
  }

  gaps(): Gaps {
    this.close();
    this.last = undefined;
    return {
      count: this.count,
      intervals: this.intervals,
      longest: this.longest.map(({ from, to, intervals }) => ({
        from: isoUtc(from),
        to: isoUtc(to),
        intervals,
      })),
    };
  }

  /** Longest first, the earlier of equals first. */
  private close(): void {
    const { last } = this;
    if (last === undefined) return;
    const after = this.longest.findIndex(({ intervals }) => intervals < last.intervals);
    this.longest.splice(after < 0 ? this.longest.length : after, 0, last);
    if (this.longest.length > LISTED) this.longest.pop();
  }
}
