import { addEnergy, kwhText, NO_ENERGY } from '#domain/shared/units';
import { zoneOf } from '#domain/shared/zone';
import type { AnnualProjection } from '../annual/annual-profile.js';
import { dayText } from '#domain/shared/day';
import { dayOf } from '../annual/metered/day-grid.js';
import { takenSeries } from '../annual/metered/flows.js';
import type { ImportedUsage, ReportedSeries } from '../imported.js';
import { shareOfYear } from '../annual/year-shares.js';
import { MOST_FINDINGS } from '../conclusion/concluded-usage.js';
import type { QualitySummary } from '../conclusion/concluded-usage.js';
import { qualityFindings } from './quality-findings.js';
import type { SeriesReport } from './series-report.js';
import { totalEnergy } from '../readings/totals.js';

/** Quality of an import over all its series, for the usage page. */
export function qualitySummary(read: ImportedUsage, projection: AnnualProjection): QualitySummary {
  const main = mainSeries(read);
  const reports = read.series.map(({ report }) => report);
  const zone = zoneOf(read.zone);
  const localDay = (iso: string, shiftS = 0): string => dayText(dayOf(zone, Date.parse(iso) / 1000 + shiftS));
  const starts = reports
    .map(({ firstStart }) => firstStart)
    .filter((start) => start !== '')
    .sort();
  const ends = reports
    .map(({ lastEnd }) => lastEnd)
    .filter((end) => end !== '')
    .sort();
  const year = projection.kind === 'year' ? projection.profile.import : undefined;
  return {
    format: read.format,
    zone: read.zone,
    firstDay: localDay(starts[0] ?? '1970-01-01T00:00:00Z'),
    lastDay: localDay(ends.at(-1) ?? '1970-01-01T00:00:00Z', -1),
    intervalMinutes: main.intervalSeconds / 60,
    intervals: sum(reports, ({ intervals }) => intervals),
    missing: sum(reports, ({ missing }) => missing),
    coverage: main.coverage,
    estimatedShare: main.estimatedShare,
    filledShare: year === undefined ? 0 : shareOfYear(year, 'filledShare'),
    meteredKwh: takenKwh(read),
    findings: [...qualityFindings(read, localDay)].slice(0, MOST_FINDINGS),
  };
}

/** The import series with most readings speaks for the home; exports and controlled loads go along. */
function mainSeries({ series }: ImportedUsage): SeriesReport {
  const ranked = [...series].sort((a, b) => rankOf(a) - rankOf(b) || b.report.intervals - a.report.intervals);
  const [main] = ranked;
  if (main === undefined) throw new RangeError('an import without series');
  return main.report;
}

/** Import over all registers in kWh, or import minus export if only net is metered. */
function takenKwh({ series }: ImportedUsage): string {
  const taken = takenSeries(series.map((one) => one.series));
  return kwhText(taken.reduce((sum, { columns }) => addEnergy(sum, totalEnergy(columns)), NO_ENERGY));
}

function rankOf({ series }: ReportedSeries): number {
  return series.channel === 'import' ? 0 : series.channel === 'net' ? 1 : 2;
}

function sum(reports: readonly SeriesReport[], of: (report: SeriesReport) => number): number {
  return reports.reduce((total, report) => total + of(report), 0);
}
