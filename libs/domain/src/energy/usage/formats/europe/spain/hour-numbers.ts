import type { Zone } from '#domain/shared/zone';
import { localText } from '#domain/shared/zone';
import type { NewReading } from '#domain/energy/usage/readings/columns';
import { GrowingColumns } from '#domain/energy/usage/readings/columns';
import type { ChannelKey, ReadingSink } from '#domain/energy/usage/formats/format';
import type { ReadingColumns } from '#domain/energy/usage/readings/reading';
import { READING_QUALITIES } from '#domain/energy/usage/readings/reading';

/** One hour of a day, counted from 1. */
export interface NumberedHour extends Omit<NewReading, 'startUtc' | 'durationS' | 'revision'> {
  /** Local seconds of the day's midnight. */
  readonly dayLocal: number;
  /** 1 to 25: the hour that ends then. */
  readonly hour: number;
}

const HOUR_S = 3600;
const DAY_S = 86_400;

/**
 * Hours numbered within their day, held until the file is whole. On the days when clocks change
 * two ways of counting exist: hours that passed (1 to 23, 1 to 25), and labels of the clock (one
 * number skipped in spring, one twice in autumn). The day's own numbers tell which.
 */
export class NumberedHours {
  private readonly channels = new Map<string, { readonly key: ChannelKey; readonly held: GrowingColumns }>();

  /** Keep file order. */
  add(key: ChannelKey, { dayLocal, hour, ...reading }: NumberedHour): void {
    const name = [key.servicePoint, key.channel, key.register].join('\n');
    let channel = this.channels.get(name);
    if (channel === undefined) {
      channel = { key, held: new GrowingColumns() };
      this.channels.set(name, channel);
    }
    // Day and hour in one column: a day's midnight is a whole multiple of 86,400.
    channel.held.add({ ...reading, startUtc: dayLocal + hour, durationS: HOUR_S });
  }

  placeInto(sink: ReadingSink, zone: Zone): void {
    for (const { key, held } of this.channels.values()) placeHours(key, held.columns(), { sink, zone });
    this.channels.clear();
  }
}

function placeHours(
  key: ChannelKey,
  held: ReadingColumns,
  { sink, zone }: { readonly sink: ReadingSink; readonly zone: Zone },
): void {
  const days = oddDays(held, zone);
  const channel = sink.channel(key);
  const seen = new Map<number, number>();
  for (let index = 0; index < held.length; index += 1) {
    const packed = held.startUtc[index] ?? 0;
    const dayLocal = Math.floor(packed / DAY_S) * DAY_S;
    const hour = packed - dayLocal;
    const times = seen.get(packed) ?? 0;
    const style = days.get(dayLocal);
    if (style === 'labels') seen.set(packed, times + 1);
    channel.add({
      startUtc:
        style === 'labels'
          ? labelled(dayLocal + (hour - 1) * HOUR_S, times, zone)
          : zone.earlier(dayLocal) + (hour - 1) * HOUR_S,
      durationS: HOUR_S,
      energy: { milliWh: held.energyMilliWh[index] ?? 0, restE20Kwh: held.restE20Kwh?.[index] ?? 0 },
      quality: READING_QUALITIES[held.quality[index] ?? 5] ?? 'unknown',
      row: held.sourceRow[index] ?? 0,
    });
  }
  warnMissingHour(days, { held, sink, zone });
}

/** How each day that has not 24 hours counts them. */
function oddDays(held: ReadingColumns, zone: Zone): ReadonlyMap<number, 'passed' | 'labels'> {
  const hours = new Map<number, Set<number>>();
  const twice = new Set<number>();
  for (let index = 0; index < held.length; index += 1) {
    const packed = held.startUtc[index] ?? 0;
    const dayLocal = Math.floor(packed / DAY_S) * DAY_S;
    if (dayHours(dayLocal, zone) === 24) continue;
    const known = hours.get(dayLocal) ?? new Set();
    if (known.has(packed - dayLocal)) twice.add(dayLocal);
    known.add(packed - dayLocal);
    hours.set(dayLocal, known);
  }
  return new Map(
    [...hours].map(([dayLocal, numbers]) => {
      const length = dayHours(dayLocal, zone);
      const past = Math.max(...numbers) > length;
      const short = length === 25 && !numbers.has(25) && numbers.has(24);
      return [
        dayLocal,
        past || (short && (twice.has(dayLocal) || numbers.size === 24)) ? 'labels' : 'passed',
      ];
    }),
  );
}

function warnMissingHour(
  days: ReadonlyMap<number, 'passed' | 'labels'>,
  { held, sink, zone }: { readonly held: ReadingColumns; readonly sink: ReadingSink; readonly zone: Zone },
): void {
  for (const [dayLocal, style] of days) {
    if (style !== 'labels' || dayHours(dayLocal, zone) !== 25) continue;
    const rows = held.startUtc.filter((packed) => Math.floor(packed / DAY_S) * DAY_S === dayLocal);
    if (rows.length !== 24) continue;
    sink.warn(
      'usage.autumn-hour-missing',
      `When clocks went back (${localText(dayLocal).slice(0, 10)}) the file has the repeated hour only once; the second one is counted as missing.`,
    );
  }
}

function labelled(startLocal: number, times: number, zone: Zone): number {
  const instants = zone.instantsAt(startLocal);
  return instants[times % Math.max(instants.length, 1)] ?? zone.earlier(startLocal);
}

function dayHours(dayLocal: number, zone: Zone): number {
  return (zone.earlier(dayLocal + DAY_S) - zone.earlier(dayLocal)) / HOUR_S;
}
