import type { Load } from '#domain/energy/tariffs/model/load';

/** Length of the intervals of a projected year: the finest the meter gave, from 15 minutes to an hour. */
export type StepS = 900 | 1800 | 3600;

/** The 10th and 90th percentile of the true energy, mWh; equal if all of it was metered. */
export interface Band80 {
  readonly lowMilliWh: number;
  readonly highMilliWh: number;
}

/** One calendar month of one flow, by source. The three energies sum to `milliWh`. */
export interface MonthYear {
  /** `2026-03`, on the home's clock. */
  readonly month: string;
  readonly milliWh: number;
  readonly meteredMilliWh: number;
  /** Filled in for gaps between readings. */
  readonly filledMilliWh: number;
  /** Estimated for days before the first or after the last reading. */
  readonly projectedMilliWh: number;
  /** Shares of the month's time (0 to 1, together 1). */
  readonly meteredShare: number;
  readonly filledShare: number;
  readonly projectedShare: number;
  readonly band80: Band80;
}

/** One flow over the twelve months. */
export interface FlowYear {
  readonly milliWh: number;
  readonly meteredMilliWh: number;
  readonly filledMilliWh: number;
  readonly projectedMilliWh: number;
  /** Back-tested: holds the true year in 75 to 85 of 100 homes. */
  readonly interval80: Band80;
  readonly months: readonly MonthYear[];
}

/** A step in making the year, in words for the householder; `code` is stable. */
export interface MethodNote {
  readonly code: string;
  readonly message: string;
}

/** Where in its month or day the energy lies: as metered, or spread by a typical shape. */
export type Timing = 'metered' | 'spread' | 'mixed';

/** Twelve whole months as a home is expected to use them, ready for pricing. */
export interface AnnualProfile {
  readonly zone: string;
  readonly stepS: StepS;
  /** Twelve months as `2026-03`, in order. */
  readonly months: readonly string[];
  /** Place in `load` of each month's first interval, and one past the last: 13 values. */
  readonly monthStarts: readonly number[];
  /** Import and export split by sign; controlled load apart. Integer mWh; months sum as stated. */
  readonly load: Load;
  /** By interval of `load`: 1 where interval readings cover all of it, 0 where it was spread, filled or projected. */
  readonly measured: Uint8Array;
  readonly import: FlowYear;
  readonly export?: FlowYear;
  readonly controlledLoad?: FlowYear;
  readonly timing: Timing;
  /** Whole days' worth of import readings that the year rests on. */
  readonly knownDays: number;
  readonly notes: readonly MethodNote[];
}

/** Too little data for a yearly claim. */
export interface NoAnnualClaim {
  readonly kind: 'refused';
  readonly code: 'usage.too-short' | 'usage.no-import';
  /** What is missing and what to do, for the householder. */
  readonly message: string;
  readonly knownDays: number;
}

export type AnnualProjection = { readonly kind: 'year'; readonly profile: AnnualProfile } | NoAnnualClaim;
