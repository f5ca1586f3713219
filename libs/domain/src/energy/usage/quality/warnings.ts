import type { UsageWarning } from '../readings/collected.js';
import type { ReportedSeries } from '../imported.js';
import type { Finding, SeriesReport } from './series-report.js';
import { statedWords, were } from './words.js';

/** Warnings from the reports, one per kind over all series. */
export function reportWarnings(series: readonly ReportedSeries[]): readonly UsageWarning[] {
  const reports = series.map(({ report }) => report);
  return [
    ...ofFindings(
      'usage.conflicting-duplicates',
      'given twice with different values; the later row was kept',
      reports,
      (report) => report.conflicts,
    ),
    ...ofFindings('usage.revised', 'replaced by a newer revision', reports, (report) => report.revisions),
    ...ofFindings(
      'usage.overlapping',
      'left out because others cover the same time',
      reports,
      (report) => report.overlaps,
    ),
    ...ofFindings(
      'usage.duration-repaired',
      'of a wrong length and given the time to the next one',
      reports,
      (report) => report.durationsRepaired,
    ),
    ...ofFindings(
      'usage.outliers',
      'found far above the rest and kept: please check whether they are real',
      reports,
      (report) => report.outliers,
    ),
    ...statedWarnings(reports),
    ...gapWarnings(reports),
    ...meterWarnings(series),
    ...levelWarnings(reports),
  ];
}

function ofFindings(
  code: string,
  text: string,
  reports: readonly SeriesReport[],
  pick: (report: SeriesReport) => Finding,
): readonly UsageWarning[] {
  const findings = reports.map(pick).filter(({ count }) => count > 0);
  const count = findings.reduce((sum, finding) => sum + finding.count, 0);
  if (count === 0) return [];
  const dates = [...new Set(findings.flatMap((finding) => finding.dates))].sort();
  const days = dates.length === 0 ? '' : ` (${dates.slice(0, 3).join(', ')}${dates.length > 3 ? ', …' : ''})`;
  return [
    {
      code,
      message: `${were(count)} ${text}${days}.`,
      rows: findings.flatMap(({ rows }) => rows).slice(0, 20),
      count,
    },
  ];
}

function statedWarnings(reports: readonly SeriesReport[]): readonly UsageWarning[] {
  return reports.flatMap(({ statedTotal }) =>
    statedTotal === undefined || statedTotal.agrees
      ? []
      : [
          {
            code: 'usage.stated-total-differs',
            message: statedWords(statedTotal),
            rows: statedTotal.from === undefined ? [statedTotal.row] : [],
            count: 1 + (statedTotal.othersDiffer ?? 0),
          },
        ],
  );
}

function gapWarnings(reports: readonly SeriesReport[]): readonly UsageWarning[] {
  const missing = reports.reduce((sum, report) => sum + report.missing, 0);
  const longest = reports.flatMap(({ gaps }) => gaps.longest).sort((a, b) => b.intervals - a.intervals)[0];
  if (missing === 0 || longest === undefined) return [];
  return [
    {
      code: 'usage.gaps',
      message: `${String(missing)} ${missing === 1 ? 'reading is' : 'readings are'} missing; the longest gap runs from ${longest.from} to ${longest.to}.`,
      rows: [],
      count: missing,
    },
  ];
}

function meterWarnings(series: readonly ReportedSeries[]): readonly UsageWarning[] {
  const changes = series.flatMap(({ report }) => report.meterChanges);
  const parallel = series.filter(({ series: { meter } }) => meter !== '').length;
  const warnings: UsageWarning[] = [];
  if (changes.length > 0) {
    warnings.push({
      code: 'usage.meter-changed',
      message: `The meter was changed (${changes.slice(0, 3).join(', ')}); the readings of both were joined.`,
      rows: [],
      count: changes.length,
    });
  }
  if (parallel > 0) {
    warnings.push({
      code: 'usage.parallel-meters',
      message: `${String(parallel)} meters ran side by side and are kept apart. Say whether they belong to this home before they are added.`,
      rows: [],
      count: parallel,
    });
  }
  return warnings;
}

/** A home uses 0.5 to 200 kWh a day: far outside, the unit may be wrong. */
function levelWarnings(reports: readonly SeriesReport[]): readonly UsageWarning[] {
  const odd = reports.filter(({ kwh, days }) => {
    const perDay = days < 1 ? 0 : Math.abs(Number(kwh)) / days;
    return perDay > 200;
  });
  const [report] = odd;
  if (report === undefined) return [];
  return [
    {
      code: 'usage.unusual-level',
      message: `${report.kwh} kWh in ${String(report.days)} days is more than 200 kWh a day. Check that the unit is right and that this is a home.`,
      rows: [],
      count: odd.length,
    },
  ];
}
