import type { Places } from '../normalise/repairs.js';

/** A stretch of time, ISO UTC. */
export interface Stretch {
  readonly from: string;
  readonly to: string;
  readonly intervals: number;
}

/** A local day on which the clock changed, and how many intervals the series has on it. */
export interface ClockChangeDay {
  /** `2022-03-13`, local. */
  readonly date: string;
  readonly change: 'spring' | 'autumn';
  readonly intervals: number;
}

/** Something counted, where it is in the file and on which local days. */
export interface Finding {
  readonly count: number;
  /** The first few source rows. */
  readonly rows: readonly number[];
  /** The first few local days. */
  readonly dates: readonly string[];
}

/** A total that the file states, compared with its rows. */
export interface StatedTotalCheck {
  readonly statedKwh: string;
  readonly rowsKwh: string;
  readonly agrees: boolean;
  readonly row: number;
  /** First and last local day of the bill it speaks of; absent when it is of the whole file. */
  readonly from?: string;
  readonly to?: string;
  /** How many further bills differ. */
  readonly othersDiffer?: number;
}

/** How good one series is; shares are 0 to 1, stretches and findings list their first twenty. */
export interface SeriesReport {
  /** The usual interval. */
  readonly intervalSeconds: number;
  /** Readings with a value. */
  readonly intervals: number;
  /** Intervals between first and last that have no value. */
  readonly missing: number;
  readonly estimated: number;
  readonly substituted: number;
  /** Exact decimal text. */
  readonly kwh: string;
  /** ISO UTC; empty when there is no value at all. */
  readonly firstStart: string;
  readonly lastEnd: string;
  readonly days: number;
  readonly coverage: number;
  readonly estimatedShare: number;
  readonly gaps: { readonly count: number; readonly intervals: number; readonly longest: readonly Stretch[] };
  readonly duplicates: Finding;
  readonly conflicts: Finding;
  readonly revisions: Finding;
  readonly overlaps: Finding;
  readonly durationsRepaired: Finding;
  readonly outliers: Finding;
  readonly zeroRuns: readonly Stretch[];
  readonly stuckRuns: readonly Stretch[];
  /** Zeros at the end may mean "not yet known". */
  readonly trailingZeros: number;
  readonly clockChangeDays: readonly ClockChangeDay[];
  /** Local days on which another meter took over. */
  readonly meterChanges: readonly string[];
  readonly statedTotal?: StatedTotalCheck;
  /** False below 28 days: no annual figure may be claimed. */
  readonly allowsAnnualClaim: boolean;
  /** The above in words for the householder, most important first. */
  readonly messages: readonly string[];
}

/** Places as a finding, with local days. */
export function findingOf(places: Places, localDate: (utcS: number) => string): Finding {
  return { count: places.count, rows: places.rows, dates: [...new Set(places.startsUtc.map(localDate))] };
}
