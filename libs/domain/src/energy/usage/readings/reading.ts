import type { NumberColumn } from './number-column.js';

/** What a meter counted. `net` stays net until pricing; import and export never mix. */
export type ChannelKind = 'import' | 'export' | 'net' | 'generation' | 'controlledLoad';

/** How a value came to be, in the order of `QUALITY_CODES`. `filled` is ours, never a meter's. */
export const READING_QUALITIES = [
  'actual',
  'estimated',
  'substituted',
  'missing',
  'mixed',
  'unknown',
  'filled',
] as const;

export type ReadingQuality = (typeof READING_QUALITIES)[number];

/** Index of a quality in `READING_QUALITIES`, as the `quality` column stores it. */
export const QUALITY_CODES: Readonly<Record<ReadingQuality, number>> = {
  actual: 0,
  estimated: 1,
  substituted: 2,
  missing: 3,
  mixed: 4,
  unknown: 5,
  filled: 6,
};

/**
 * Readings as columns of equal length, so that five million of them stay small. `missing` readings carry
 * 0 energy and count nowhere.
 */
export interface ReadingColumns {
  readonly length: number;
  /** Starts, epoch seconds UTC. */
  readonly startUtc: NumberColumn;
  readonly durationS: NumberColumn;
  /** Integer milli-watt-hours (1 kWh = 1,000,000), truncated towards zero where the source is finer; negative only on `net`. */
  readonly energyMilliWh: NumberColumn;
  /**
   * What `energyMilliWh` leaves out, in 1e-20 kWh (same sign, |rest| < 1e14); absent when every
   * value is whole. Needed only for exact totals: `totalEnergy`.
   */
  readonly restE20Kwh?: NumberColumn;
  /** Codes of `READING_QUALITIES`. */
  readonly quality: NumberColumn;
  /** 1-based row (or element) of the source file. */
  readonly sourceRow: NumberColumn;
}

/** Readings of one channel of one service point, ordered by start, no two overlapping. */
export interface UsageSeries {
  readonly servicePoint: string;
  readonly channel: ChannelKind;
  /** Register or tariff tag as the file names it (`E1`, `day`), empty when it has none. */
  readonly register: string;
  /** Serial of the meter, only where several meters ran side by side and are kept apart; else empty. */
  readonly meter: string;
  /** IANA zone of the meter's wall clock. */
  readonly zone: string;
  readonly columns: ReadingColumns;
}
