import { addEnergy, kwhText, NO_ENERGY } from '#domain/shared/units';
import type { Energy } from '#domain/shared/units';
import { localText, zoneOf } from '#domain/shared/zone';
import type { PreviewDay } from '../formats/tables/asking/preview.js';
import type { ImportedUsage } from '../imported.js';
import type { ChannelKind, UsageSeries } from '../readings/reading.js';
import { QUALITY_CODES } from '../readings/reading.js';
import { totalEnergy } from '../readings/totals.js';

/** What was read, short enough to be looked at before it is believed. */
export interface ReadingsInShort {
  readonly totals: { readonly channel: ChannelKind; readonly kwh: string; readonly readings: number }[];
  /** Local days, `2026-01-31`; null when no reading has a value. */
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  /** The first days, each channel of each. */
  readonly preview: PreviewDay[];
}

const MOST_DAYS = 3;
const DAY_S = 86_400;

interface Sum {
  readonly energy: Energy;
  readonly readings: number;
}

/** Totals, extent and first days of readings. */
export function readingsInShort({ series }: Pick<ImportedUsage, 'series'>): ReadingsInShort {
  const totals = new Map<ChannelKind, Sum>();
  for (const { series: one, report } of series) {
    const before = totals.get(one.channel);
    totals.set(one.channel, {
      energy: addEnergy(before?.energy ?? NO_ENERGY, totalEnergy(one.columns)),
      readings: (before?.readings ?? 0) + report.intervals,
    });
  }
  const read = series.filter(({ report }) => report.firstStart !== '');
  const firsts = read.map(({ series: { zone }, report }) =>
    dayOf(zone, Date.parse(report.firstStart) / 1000),
  );
  const lasts = read.map(({ series: { zone }, report }) =>
    dayOf(zone, Date.parse(report.lastEnd) / 1000 - 1),
  );
  const firstDay = firsts.sort()[0] ?? null;
  return {
    totals: [...totals].map(([channel, { energy, readings }]) => ({
      channel,
      kwh: kwhText(energy),
      readings,
    })),
    firstDay,
    lastDay: lasts.sort().at(-1) ?? null,
    preview: firstDay === null ? [] : firstDays(series.map((one) => one.series)),
  };
}

function firstDays(series: readonly UsageSeries[]): PreviewDay[] {
  const days = new Map<string, Sum & { readonly day: string; readonly channel: ChannelKind }>();
  for (const { channel, zone, columns } of series) {
    const until = (columns.startUtc[0] ?? 0) + (MOST_DAYS + 1) * DAY_S;
    for (let at = 0; at < columns.length && (columns.startUtc[at] ?? until) < until; at += 1) {
      if (columns.quality[at] === QUALITY_CODES.missing) continue;
      const day = dayOf(zone, columns.startUtc[at] ?? 0);
      const before = days.get(`${day} ${channel}`);
      const energy = { milliWh: columns.energyMilliWh[at] ?? 0, restE20Kwh: columns.restE20Kwh?.[at] ?? 0 };
      days.set(`${day} ${channel}`, {
        ...{ day, channel, energy: addEnergy(before?.energy ?? NO_ENERGY, energy) },
        readings: (before?.readings ?? 0) + 1,
      });
    }
  }
  const shown = [...new Set([...days.values()].map(({ day }) => day))].sort().slice(0, MOST_DAYS);
  return [...days.values()]
    .filter(({ day }) => shown.includes(day))
    .sort((one, other) => one.day.localeCompare(other.day))
    .map(({ day, channel, energy, readings }) => ({ day, channel, kwh: kwhText(energy), readings }));
}

function dayOf(zone: string, utcS: number): string {
  return localText(zoneOf(zone).localAt(utcS)).slice(0, 10);
}
