import { kwhText } from '#domain/shared/units';
import { isoUtc, localText, zoneOf } from '#domain/shared/zone';
import type { StatedTotal } from '../formats/format.js';
import { usualDuration } from '../normalise/channel.js';
import type { Repairs } from '../normalise/repairs.js';
import type { ReadingColumns, UsageSeries } from '../readings/reading.js';
import { QUALITY_CODES } from '../readings/reading.js';
import { totalEnergy } from '../readings/totals.js';
import { findClockChanges } from './clock-changes.js';
import { findGaps } from './gaps.js';
import { findOutliers } from './outliers.js';
import { findRuns } from './runs.js';
import { findingOf } from './series-report.js';
import type { SeriesReport } from './series-report.js';
import { statedTotal } from './stated-totals.js';
import { reportWords } from './words.js';

const DAY_S = 86_400;
const ANNUAL_CLAIM_DAYS = 30;

/** Results of normalising that the report needs. */
export interface SeriesHistory {
  readonly repairs: Repairs;
  readonly meterChangesUtc: readonly number[];
  /** Totals that the file prints of this series. */
  readonly stated?: readonly StatedTotal[];
  /** Registers of the same meter that take turns with this one: `turnTakers`. */
  readonly turns?: readonly ReadingColumns[];
}

/** Measures one normalised series. */
export function reportSeries(series: UsageSeries, history: SeriesHistory): SeriesReport {
  const { columns } = series;
  const zone = zoneOf(series.zone);
  const localDate = (utcS: number): string => localText(zone.localAt(utcS)).slice(0, 10);
  const intervalSeconds = usualDuration(columns.durationS);
  const span = valueSpan(columns);
  const gaps = findGaps(columns, intervalSeconds, history.turns);
  const counts = countQualities(columns);
  const { repairs } = history;
  const days = (span.to - span.from) / DAY_S;
  const measured = {
    intervalSeconds,
    intervals: columns.length - counts.missing,
    missing: gaps.intervals,
    estimated: counts.estimated,
    substituted: counts.substituted,
    kwh: kwhText(totalEnergy(columns)),
    firstStart: columns.length > counts.missing ? isoUtc(span.from) : '',
    lastEnd: columns.length > counts.missing ? isoUtc(span.to) : '',
    days: rounded(days, 2),
    coverage: rounded(
      share(columns.length - counts.missing, columns.length - counts.missing + gaps.intervals),
      4,
    ),
    estimatedShare: rounded(share(counts.estimated, columns.length - counts.missing), 4),
    gaps,
    duplicates: findingOf(repairs.duplicates, localDate),
    conflicts: findingOf(repairs.conflicts, localDate),
    revisions: findingOf(repairs.revisions, localDate),
    overlaps: findingOf(repairs.overlaps, localDate),
    durationsRepaired: findingOf(repairs.durations, localDate),
    outliers: findingOf(findOutliers(columns, zone, intervalSeconds), localDate),
    ...findRuns(columns),
    clockChangeDays: intervalSeconds <= DAY_S / 2 ? findClockChanges(columns, zone) : [],
    meterChanges: history.meterChangesUtc.map(localDate),
    ...statedTotal(history.stated ?? [], columns, localDate),
    allowsAnnualClaim: days >= ANNUAL_CLAIM_DAYS,
  };
  return { ...measured, messages: reportWords(measured, localDate) };
}

function valueSpan(columns: ReadingColumns): { readonly from: number; readonly to: number } {
  let first = -1;
  let last = -1;
  for (let at = 0; at < columns.length; at += 1) {
    if (columns.quality[at] === QUALITY_CODES.missing) continue;
    if (first < 0) first = at;
    last = at;
  }
  return {
    from: columns.startUtc[first] ?? 0,
    to: (columns.startUtc[last] ?? 0) + (columns.durationS[last] ?? 0),
  };
}

function countQualities(columns: ReadingColumns): {
  readonly missing: number;
  readonly estimated: number;
  readonly substituted: number;
} {
  const counts = [0, 0, 0, 0, 0, 0, 0];
  for (let at = 0; at < columns.length; at += 1) {
    const code = columns.quality[at] ?? 0;
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return {
    missing: counts[QUALITY_CODES.missing] ?? 0,
    estimated: counts[QUALITY_CODES.estimated] ?? 0,
    substituted: counts[QUALITY_CODES.substituted] ?? 0,
  };
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

function rounded(value: number, decimals: number): number {
  return Math.round(value * 10 ** decimals) / 10 ** decimals;
}
