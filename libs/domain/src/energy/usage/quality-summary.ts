import { addEnergy, kwhText, NO_ENERGY } from '../../shared/units.js';
import { zoneOf } from '../../shared/zone.js';
import type { AnnualProjection } from './annual/annual-profile.js';
import { dayOf, dayText } from './annual/day-grid.js';
import { takenSeries } from './annual/flows.js';
import type { UsageWarning } from './collected.js';
import type { ImportedUsage, ReportedSeries } from './imported.js';
import type { QualityFinding, QualitySummary } from './concluded-usage.js';
import type { SeriesReport } from './quality/series-report.js';
import { totalEnergy } from './totals.js';

const MOST_FINDINGS = 60;
/** What was put right without losing anything; other warnings are for the householder to look at. */
const REPAIRED: ReadonlySet<string> = new Set([
  'usage.revised',
  'usage.overlapping',
  'usage.duration-repaired',
  'usage.meter-changed',
]);

/** What an import is worth, over all its series, for the usage page. */
export function qualitySummary(read: ImportedUsage, projection: AnnualProjection): QualitySummary {
  const main = mainSeries(read);
  const reports = read.series.map(({ report }) => report);
  const zone = zoneOf(read.zone);
  const localDay = (iso: string, shiftS: number): string =>
    dayText(dayOf(zone, Date.parse(iso) / 1000 + shiftS));
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
    firstDay: localDay(starts[0] ?? '1970-01-01T00:00:00Z', 0),
    lastDay: localDay(ends.at(-1) ?? '1970-01-01T00:00:00Z', -1),
    intervalMinutes: main.intervalSeconds / 60,
    intervals: sum(reports, ({ intervals }) => intervals),
    missing: sum(reports, ({ missing }) => missing),
    coverage: main.coverage,
    estimatedShare: main.estimatedShare,
    filledShare:
      year === undefined || year.milliWh === 0
        ? 0
        : Math.min(1, Math.max(0, year.filledMilliWh / year.milliWh)),
    meteredKwh: takenKwh(read),
    findings: [...read.warnings.map(fromWarning), ...read.series.flatMap((one) => fromReport(one))].slice(
      0,
      MOST_FINDINGS,
    ),
  };
}

/** The import series with most readings speaks for the home; exports and controlled loads go along. */
function mainSeries({ series }: ImportedUsage): SeriesReport {
  const ranked = [...series].sort((a, b) => rankOf(a) - rankOf(b) || b.report.intervals - a.report.intervals);
  const [main] = ranked;
  if (main === undefined) throw new RangeError('an import without series');
  return main.report;
}

/** What was taken over all registers, or used minus sent where only the net is metered. */
function takenKwh({ series }: ImportedUsage): string {
  const taken = takenSeries(series.map((one) => one.series));
  return kwhText(taken.reduce((sum, { columns }) => addEnergy(sum, totalEnergy(columns)), NO_ENERGY));
}

function rankOf({ series }: ReportedSeries): number {
  return series.channel === 'import' ? 0 : series.channel === 'net' ? 1 : 2;
}

function fromWarning({ code, message, rows, count }: UsageWarning): QualityFinding {
  return {
    code,
    severity: REPAIRED.has(code) ? 'repaired' : 'warning',
    message,
    count,
    rows: [...rows],
    days: [],
  };
}

/** What the report knows and no warning says. */
function fromReport({ series, report }: ReportedSeries): readonly QualityFinding[] {
  const of = series.channel === 'import' ? '' : ` (${series.channel})`;
  const findings: QualityFinding[] = [];
  const say = (finding: Omit<QualityFinding, 'rows' | 'days'> & Partial<QualityFinding>): void => {
    findings.push({ rows: [], days: [], ...finding, message: `${finding.message}${of}` });
  };
  if (report.duplicates.count > 0) {
    const { count, rows, dates } = report.duplicates;
    const message = `${String(count)} readings were exact repeats and counted once`;
    say({ code: 'usage.repeats', severity: 'repaired', message, count, rows: [...rows], days: [...dates] });
  }
  if (report.estimated > 0) {
    const message = `${String(report.estimated)} readings were estimated by the utility`;
    say({ code: 'usage.estimated', severity: 'notice', message, count: report.estimated });
  }
  for (const { date, change, intervals } of report.clockChangeDays) {
    const message = `Clocks went ${change === 'spring' ? 'forward' : 'back'} on ${date}: that day has ${String(intervals)} readings`;
    say({ code: 'usage.clock-change', severity: 'good', message, count: intervals, days: [date] });
  }
  for (const { from, to, intervals } of report.zeroRuns) {
    const message = `Nothing was used from ${from.slice(0, 10)} to ${to.slice(0, 10)}: an outage, or nobody home?`;
    say({ code: 'usage.nothing-used', severity: 'notice', message, count: intervals });
  }
  for (const { from, to, intervals } of report.stuckRuns) {
    const message = `The same value repeats from ${from.slice(0, 10)} to ${to.slice(0, 10)}: a stuck meter?`;
    say({ code: 'usage.stuck', severity: 'notice', message, count: intervals });
  }
  return findings;
}

function sum(reports: readonly SeriesReport[], of: (report: SeriesReport) => number): number {
  return reports.reduce((total, report) => total + of(report), 0);
}
