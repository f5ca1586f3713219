import type { UsageWarning } from '#domain/energy/usage/readings/collected';
import type { ImportedUsage, ReadFile, ReportedSeries } from '#domain/energy/usage/imported';
import type { SeriesReport } from '#domain/energy/usage/quality/series-report';
import type { ChannelKind } from '#domain/energy/usage/readings/reading';
import { kwhText, addEnergy, NO_ENERGY } from '#domain/shared/units';
import { totalEnergy } from '#domain/energy/usage/readings/totals';

/** One channel as `usage inspect` prints it. */
export interface InspectedChannel {
  readonly channel: ChannelKind;
  readonly register: string;
  /** Only where several meters ran side by side. */
  readonly meter?: string;
  readonly unit: 'kWh';
  readonly intervalSeconds: number;
  readonly intervals: number;
  readonly missing: number;
  readonly estimated: number;
  readonly kwh: string;
  readonly firstStart: string | null;
  readonly lastEnd: string | null;
  readonly quality: SeriesReport;
}

/** One meter, all its channels. */
export interface InspectedServicePoint {
  readonly id: string;
  readonly channels: readonly InspectedChannel[];
}

/** The document `usage inspect --json` prints for one file. */
export interface UsageInspection {
  readonly file: string;
  readonly format: string;
  readonly zone: string;
  readonly files: readonly ReadFile[];
  readonly servicePoints: readonly InspectedServicePoint[];
  readonly warnings: readonly UsageWarning[];
  readonly report: InspectionReport;
}

/** The whole file in figures and words. */
export interface InspectionReport {
  readonly intervals: number;
  readonly missing: number;
  readonly estimated: number;
  /** Exact totals over all service points, for the channels that are there. */
  readonly kwhByChannel: Readonly<Partial<Record<ChannelKind, string>>>;
  readonly firstStart: string | null;
  readonly lastEnd: string | null;
  readonly allowsAnnualClaim: boolean;
  /** Members of an archive that were left aside, and why. */
  readonly skipped: readonly { readonly name: string; readonly code: string; readonly message: string }[];
  readonly messages: readonly string[];
}

/** Shapes an import for printing. */
export function inspectionOf(file: string, imported: ImportedUsage): UsageInspection {
  const points = new Map<string, InspectedChannel[]>();
  for (const reported of imported.series) {
    const channels = points.get(reported.series.servicePoint) ?? [];
    channels.push(channelOf(reported));
    points.set(reported.series.servicePoint, channels);
  }
  return {
    file,
    format: imported.format,
    zone: imported.zone,
    files: imported.files,
    servicePoints: [...points].map(([id, channels]) => ({ id, channels })),
    warnings: imported.warnings,
    report: reportOf(imported),
  };
}

function channelOf({ series, report }: ReportedSeries): InspectedChannel {
  return {
    channel: series.channel,
    register: series.register,
    ...(series.meter === '' ? {} : { meter: series.meter }),
    unit: 'kWh',
    intervalSeconds: report.intervalSeconds,
    intervals: report.intervals,
    missing: report.missing,
    estimated: report.estimated,
    kwh: report.kwh,
    firstStart: report.firstStart === '' ? null : report.firstStart,
    lastEnd: report.lastEnd === '' ? null : report.lastEnd,
    quality: report,
  };
}

function reportOf(imported: ImportedUsage): InspectionReport {
  const reports = imported.series.map(({ report }) => report);
  const sum = (pick: (report: SeriesReport) => number): number =>
    reports.reduce((total, report) => total + pick(report), 0);
  const starts = reports
    .map(({ firstStart }) => firstStart)
    .filter((text) => text !== '')
    .sort();
  const ends = reports
    .map(({ lastEnd }) => lastEnd)
    .filter((text) => text !== '')
    .sort();
  return {
    intervals: sum(({ intervals }) => intervals),
    missing: sum(({ missing }) => missing),
    estimated: sum(({ estimated }) => estimated),
    kwhByChannel: kwhByChannel(imported.series),
    firstStart: starts[0] ?? null,
    lastEnd: ends.at(-1) ?? null,
    allowsAnnualClaim: reports.some(({ allowsAnnualClaim }) => allowsAnnualClaim),
    skipped: imported.skipped,
    messages: [...new Set(reports.flatMap(({ messages }) => messages))].slice(0, 50),
  };
}

function kwhByChannel(series: readonly ReportedSeries[]): Readonly<Partial<Record<ChannelKind, string>>> {
  const totals: Partial<Record<ChannelKind, string>> = {};
  for (const kind of new Set(series.map(({ series: { channel } }) => channel))) {
    const total = series
      .filter(({ series: { channel } }) => channel === kind)
      .reduce((sum, { series: { columns } }) => addEnergy(sum, totalEnergy(columns)), NO_ENERGY);
    totals[kind] = kwhText(total);
  }
  return totals;
}
