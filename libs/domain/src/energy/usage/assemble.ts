import type { CollectedChannel, CollectedReadings, UsageWarning } from './readings/collected.js';
import type { SkippedMember } from './container/unpack.js';
import type { ChannelKey, ParsedFile, StatedTotal } from './formats/format.js';
import type { ImportedUsage, ReportedSeries } from './imported.js';
import { normaliseChannel } from './normalise/channel.js';
import { signedChannels } from './normalise/signs.js';
import { spliceMeters } from './normalise/splice.js';
import type { SplicedChannel } from './normalise/splice.js';
import { reportSeries } from './quality/report.js';
import type { SeriesHistory } from './quality/report.js';
import { turnTakers } from './quality/turns.js';
import { reportWarnings } from './quality/warnings.js';
import type { UsageSeries } from './readings/reading.js';

/** One file, parsed. */
export interface ParsedMember {
  readonly name: string;
  readonly format: string;
  readonly parsed: ParsedFile;
  readonly collected: CollectedReadings;
}

/** Puts the files of one import together: meters spliced, slots chosen, quality measured. */
export function assembleImport(
  members: readonly ParsedMember[],
  skipped: readonly SkippedMember[],
): ImportedUsage {
  const channels: CollectedChannel[] = [];
  const zones = new Map<string, string>();
  for (const { parsed, collected } of members) {
    for (const channel of signedChannels(collected)) {
      channels.push(channel);
      if (!zones.has(channel.key.servicePoint)) zones.set(channel.key.servicePoint, parsed.zone);
    }
  }
  const stated = members.flatMap(({ parsed }) => parsed.statedTotals ?? []);
  const firstZone = members[0]?.parsed.zone ?? 'UTC';
  const finished = spliceMeters(channels).map((spliced) =>
    finishSeries(spliced, zones.get(spliced.key.servicePoint) ?? firstZone),
  );
  const series = reportAll(finished, members.length === 1 ? stated : []);
  const formats = new Set(members.map(({ format }) => format));
  return {
    format: formats.size === 1 ? ([...formats][0] ?? '') : 'mixed',
    zone: firstZone,
    files: members.map(({ name, format, parsed }) => ({
      name,
      format,
      zone: parsed.zone,
      zoneFrom: parsed.zoneFrom,
    })),
    skipped,
    series,
    warnings: [
      ...mergedWarnings(members),
      ...skipped.map(({ code, message }) => ({ code, message, rows: [], count: 1 })),
      ...reportWarnings(series),
    ],
  };
}

/** One series and what putting it in order left to tell. */
interface FinishedSeries {
  readonly series: UsageSeries;
  readonly key: ChannelKey;
  readonly history: SeriesHistory;
}

function finishSeries(spliced: SplicedChannel, zone: string): FinishedSeries {
  const { key, held, meterChangesUtc } = spliced;
  const { columns, repairs } = normaliseChannel(held);
  const series: UsageSeries = {
    servicePoint: key.servicePoint,
    channel: key.channel,
    register: key.register,
    meter: spliced.parallelMeters ? (key.meter ?? '') : '',
    zone,
    columns,
  };
  return { series, key, history: { repairs, meterChangesUtc } };
}

function reportAll(
  finished: readonly FinishedSeries[],
  stated: readonly StatedTotal[],
): readonly ReportedSeries[] {
  const turns = turnTakers(finished.map(({ series }) => series));
  return finished.map(({ series, key, history }) => ({
    series,
    report: reportSeries(series, {
      ...history,
      turns: turns.get(series) ?? [],
      stated: stated.filter((total) => sameKey(total.key, key)),
    }),
  }));
}

function sameKey(a: ChannelKey, b: ChannelKey): boolean {
  return a.servicePoint === b.servicePoint && a.channel === b.channel && a.register === b.register;
}

function mergedWarnings(members: readonly ParsedMember[]): readonly UsageWarning[] {
  const merged = new Map<string, UsageWarning>();
  const assumed = members.find(({ parsed }) => parsed.zoneFrom === 'assumed');
  if (assumed !== undefined) merged.set('usage.zone-assumed', zoneAssumed(assumed));
  for (const { collected } of members) {
    for (const warning of collected.warnings()) {
      const known = merged.get(warning.code);
      merged.set(
        warning.code,
        known === undefined ? warning : { ...known, count: known.count + warning.count },
      );
    }
  }
  return [...merged.values()];
}

function zoneAssumed({ name, parsed }: ParsedMember): UsageWarning {
  return {
    code: 'usage.zone-assumed',
    message: `"${name}" does not say which clock it uses; ${parsed.zone} was assumed. Give the home's zone or postcode to be sure.`,
    rows: [],
    count: 1,
  };
}
