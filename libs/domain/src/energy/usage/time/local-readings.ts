import type { Zone } from '#domain/shared/zone';
import { localText } from '#domain/shared/zone';
import { GrowingColumns } from '../columns.js';
import type { NewReading } from '../columns.js';
import type { ChannelKey, ReadingSink } from '../format.js';
import type { ReadingColumns } from '../reading.js';
import { READING_QUALITIES } from '../reading.js';
import { placeEndLabels } from './end-labels.js';
import { placeLabels } from './wall-clock.js';

const DAY_S = 86_400;

/** A reading whose start is what a clock on the wall showed. */
export interface LocalReading extends Omit<NewReading, 'startUtc'> {
  /** Start of the interval in local seconds (end labels: subtract the duration first). */
  readonly startLocal: number;
  /** Whether the file writes the end: on nights when clocks change the start alone can mislead. */
  readonly labelledEnd?: boolean;
}

interface HeldChannel {
  readonly key: ChannelKey;
  readonly held: GrowingColumns;
  readonly labelledEnd: boolean;
}

/**
 * Holds readings with local labels until the whole file is there, then places them in UTC by
 * `placeLabels` and hands them on. For files without offsets; keep file order when adding.
 */
export class LocalReadings {
  private readonly channels = new Map<string, HeldChannel>();
  private last: HeldChannel | undefined;

  add(key: ChannelKey, reading: LocalReading): void {
    const channel =
      this.last !== undefined && sameKey(this.last.key, key)
        ? this.last
        : this.channel(key, reading.labelledEnd === true);
    this.last = channel;
    // Field by field: spreading costs more than all the rest of a row.
    channel.held.add({
      startUtc: reading.startLocal,
      durationS: reading.durationS,
      energy: reading.energy,
      quality: reading.quality,
      row: reading.row,
      revision: reading.revision,
    });
  }

  /** Places everything; warns `usage.spring-gap-row` and `usage.autumn-hour-missing`. */
  placeInto(sink: ReadingSink, zone: Zone): void {
    for (const [name, channel] of this.channels) {
      placeChannel(channel, sink, zone);
      this.channels.delete(name);
    }
    this.last = undefined;
  }

  private channel(key: ChannelKey, labelledEnd: boolean): HeldChannel {
    const name = JSON.stringify([key.servicePoint, key.channel, key.register, key.meter]);
    let channel = this.channels.get(name);
    if (channel === undefined) {
      channel = { key, held: new GrowingColumns(), labelledEnd };
      this.channels.set(name, channel);
    }
    return channel;
  }
}

function sameKey(a: ChannelKey, b: ChannelKey): boolean {
  return (
    a.servicePoint === b.servicePoint &&
    a.channel === b.channel &&
    a.register === b.register &&
    a.meter === b.meter
  );
}

function placeChannel({ key, held, labelledEnd }: HeldChannel, sink: ReadingSink, zone: Zone): void {
  const columns = held.columns();
  const revision = held.revision();
  const placed = labelledEnd
    ? placeEndLabels(columns, zone, revision)
    : placeLabels(columns.startUtc, zone, revision);
  const channel = sink.channel(key);
  const inGap = new Set(placed.inGap);
  const taken =
    inGap.size === 0 ? undefined : new Set(placed.startUtc.filter((_, index) => !inGap.has(index)));
  for (let index = 0; index < columns.length; index += 1) {
    const quality = READING_QUALITIES[columns.quality[index] ?? 5] ?? 'unknown';
    if (inGap.has(index)) {
      if (quality === 'missing') continue;
      const occupied = taken?.has(placed.startUtc[index] ?? 0) === true;
      sink.warn(
        'usage.spring-gap-row',
        `${localText(columns.startUtc[index] ?? 0)} does not exist: clocks jumped forward. Its reading was ${occupied ? 'left out, the hour after the jump has its own' : 'moved to the hour after the jump'}.`,
        columns.sourceRow[index],
      );
      if (occupied) continue;
    }
    channel.add({
      startUtc: placed.startUtc[index] ?? 0,
      durationS: realLength(columns, index, placed.startUtc[index] ?? 0, zone),
      energy: {
        milliWh: columns.energyMilliWh[index] ?? 0,
        restE20Kwh: columns.restE20Kwh?.[index] ?? 0,
      },
      quality,
      row: columns.sourceRow[index] ?? 0,
      revision: revision?.[index],
    });
  }
  const [first] = placed.repeatedHourMissing;
  if (first !== undefined) {
    sink.warn(
      'usage.autumn-hour-missing',
      `When clocks went back (${localText(first).slice(0, 10)}) the file has the repeated hour only once; the second one is counted as missing.`,
    );
  }
}

/** Whole days and months last from one local midnight to another, clock changes included. */
function realLength(columns: ReadingColumns, index: number, startUtc: number, zone: Zone): number {
  const durationS = columns.durationS[index] ?? 0;
  if (durationS === 0 || durationS % DAY_S !== 0) return durationS;
  return zone.earlier((columns.startUtc[index] ?? 0) + durationS) - startUtc;
}
