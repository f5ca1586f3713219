/** What a meter counted. `net` stays net until pricing; import and export never mix. */
export type ChannelKind = 'import' | 'export' | 'net' | 'generation' | 'controlledLoad';

/** How a value came to be. `filled` is ours and is never given by a meter. */
export type ReadingQuality = 'actual' | 'estimated' | 'substituted' | 'missing' | 'mixed' | 'unknown' | 'filled';

/** One interval of one channel. `missing` readings carry 0 energy and count nowhere. */
export interface Reading {
  readonly channel: ChannelKind;
  /** Register or tariff tag as the file names it (`E1`, `day`), empty when it has none. */
  readonly register: string;
  /** Start of the interval, epoch seconds UTC. */
  readonly startUtc: number;
  readonly durationS: number;
  /** Integer milli-watt-hours (1 kWh = 1,000,000). */
  readonly energyMilliWh: number;
  readonly quality: ReadingQuality;
  /** 1-based row (or element) of the source file. */
  readonly sourceRow: number;
}

/** Readings of one channel of one service point, ordered by start, no two overlapping. */
export interface UsageSeries {
  readonly servicePoint: string;
  readonly channel: ChannelKind;
  readonly register: string;
  /** IANA zone of the meter's wall clock. */
  readonly zone: string;
  readonly readings: readonly Reading[];
}
