import type { HourlyTemperature } from './annual/estimate/degree-days.js';
import type { SkippedMember } from './container/unpack.js';
import type { UsageWarning } from './readings/collected.js';
import type { SeriesReport } from './quality/series-report.js';
import type { UsageSeries } from './readings/reading.js';

/** One file that was read, itself or out of an archive. */
export interface ReadFile {
  readonly name: string;
  readonly format: string;
  readonly zone: string;
  readonly zoneFrom: 'file' | 'format' | 'given' | 'assumed';
}

/** A series and what is known of its quality. */
export interface ReportedSeries {
  readonly series: UsageSeries;
  readonly report: SeriesReport;
}

/** What an upload gave: every reading in UTC, ordered, without overlap; nothing filled. */
export interface ImportedUsage {
  /** Format of the files read; `mixed` when an archive held several. */
  readonly format: string;
  /** IANA zone of the first file read. */
  readonly zone: string;
  readonly files: readonly ReadFile[];
  readonly skipped: readonly SkippedMember[];
  /** One for each service point, channel, register (and parallel meter), in file order. */
  readonly series: readonly ReportedSeries[];
  readonly warnings: readonly UsageWarning[];
  /** Outdoor temperature, where a file of it came along. */
  readonly temperature?: HourlyTemperature;
}
