import { isoUtc } from '#domain/shared/zone';
import type { ReadingColumns } from '../readings/reading.js';
import { QUALITY_CODES } from '../readings/reading.js';
import type { Stretch } from './series-report.js';

const DAY_S = 86_400;
/** Zeros this long are an outage, an empty home or a dead meter. */
const ZERO_RUN_S = 2 * DAY_S;
/** The same value this long is a stuck register. */
const STUCK_RUN_S = DAY_S;
const STUCK_INTERVALS = 24;
const LISTED = 20;

/** Long runs of one value: flagged, never removed. */
export interface Runs {
  readonly zeroRuns: readonly Stretch[];
  readonly stuckRuns: readonly Stretch[];
  /** Zero intervals at the very end, after something else than zero. */
  readonly trailingZeros: number;
}

/** Finds long runs of zeros and of one other value. */
export function findRuns(columns: ReadingColumns): Runs {
  const zeroRuns: Stretch[] = [];
  const stuckRuns: Stretch[] = [];
  let trailingZeros = 0;
  for (let from = 0; from < columns.length;) {
    let to = from + 1;
    while (
      to < columns.length &&
      columns.energyMilliWh[to] === columns.energyMilliWh[from] &&
      hasValue(columns, to)
    )
      to += 1;
    if (hasValue(columns, from)) {
      const start = columns.startUtc[from] ?? 0;
      const end = (columns.startUtc[to - 1] ?? 0) + (columns.durationS[to - 1] ?? 0);
      const list = (runs: Stretch[]): void => {
        if (runs.length < LISTED) runs.push({ from: isoUtc(start), to: isoUtc(end), intervals: to - from });
      };
      if (columns.energyMilliWh[from] === 0) {
        if (end - start >= ZERO_RUN_S && to - from > 1) list(zeroRuns);
        if (to === columns.length && from > 0) trailingZeros = to - from;
      } else if (to - from >= STUCK_INTERVALS && end - start >= STUCK_RUN_S) list(stuckRuns);
    }
    from = to;
  }
  return { zeroRuns, stuckRuns, trailingZeros };
}

function hasValue(columns: ReadingColumns, at: number): boolean {
  return columns.quality[at] !== QUALITY_CODES.missing;
}
