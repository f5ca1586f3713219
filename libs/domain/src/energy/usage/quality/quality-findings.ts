import { inWords } from '#domain/shared/quantity';
import type { UsageWarning } from '../readings/collected.js';
import type { QualityFinding } from '../conclusion/concluded-usage.js';
import type { ImportedUsage, ReportedSeries } from '../imported.js';
import type { Stretch } from './series-report.js';
import type { ChannelKind } from '../readings/reading.js';

/** The local day of an ISO instant, moved by seconds. */
type LocalDay = (iso: string, shiftS?: number) => string;

/** Repairs without loss; the householder should look at all other warnings. */
const REPAIRED: ReadonlySet<string> = new Set([
  'usage.revised',
  'usage.overlapping',
  'usage.duration-repaired',
  'usage.meter-changed',
]);

/** All findings, warnings first; equal findings of several registers appear once. */
export function qualityFindings(read: ImportedUsage, localDay: LocalDay): readonly QualityFinding[] {
  const said = new Map<string, QualityFinding>();
  for (const finding of [
    ...read.warnings.map(fromWarning),
    ...read.series.flatMap((one) => fromReport(one, localDay)),
  ]) {
    const key = `${finding.code} ${finding.message}`;
    if (!said.has(key)) said.set(key, finding);
  }
  return [...said.values()];
}

function fromWarning({ code, message, rows, count }: UsageWarning): QualityFinding {
  return {
    code,
    severity: REPAIRED.has(code) ? 'repaired' : 'warning',
    message: inWords(message),
    count,
    rows: [...rows],
    days: [],
  };
}

/** Findings from the report that no warning states. */
function fromReport({ series, report }: ReportedSeries, localDay: LocalDay): readonly QualityFinding[] {
  const of = nameOf(series.channel);
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
  for (const run of report.zeroRuns) {
    const message = `Nothing was counted ${daysOf(run, localDay)}: an outage, or nobody home?`;
    say({ code: 'usage.nothing-used', severity: 'notice', message, count: run.intervals });
  }
  for (const run of report.stuckRuns) {
    const message = `The same value repeats ${daysOf(run, localDay)}: a stuck meter?`;
    say({ code: 'usage.stuck', severity: 'notice', message, count: run.intervals });
  }
  return findings;
}

function daysOf({ from, to }: Stretch, localDay: LocalDay): string {
  const [first, last] = [localDay(from), localDay(to, -1)];
  return first === last ? `on ${first}` : `from ${first} to ${last}`;
}

/** Names the channel in brackets; empty for import. */
function nameOf(channel: ChannelKind): string {
  switch (channel) {
    case 'import':
    case 'net':
      return '';
    case 'export':
      return ' (sent to the grid)';
    case 'generation':
      return ' (generated)';
    case 'controlledLoad':
      return ' (controlled load)';
  }
}
