import type { Zone } from '#domain/shared/zone';
import { localText } from '#domain/shared/zone';
import { GrowingColumns } from '../readings/columns.js';
import type { NewReading } from '../readings/columns.js';
import type { ChannelKey, ReadingSink } from '../formats/format.js';
import { USAGE_LIMITS } from '../limits.js';
import { tooManyReadings } from '../readings/over-limit.js';
import { placeEndLabels } from './end-labels.js';
import type { PlacedLabels } from './wall-clock.js';
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
  private count = 0;

  /** Throws `usage.too-many-readings` as the sink would, so that a hostile file stops while it is read. */
  add(key: ChannelKey, reading: LocalReading): void {
    const channel =
      this.last !== undefined && sameKey(this.last.key, key)
        ? this.last
        : this.channel(key, reading.labelledEnd === true);
    this.last = channel;
    this.count += 1;
    if (this.count > USAGE_LIMITS.readings) throw tooManyReadings(reading.row);
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

  /** The same for readings that were gathered first, their starts being labels. */
  take(key: ChannelKey, held: GrowingColumns, labelledEnd: boolean): void {
    this.count += held.length;
    if (this.count > USAGE_LIMITS.readings) throw tooManyReadings(held.rowAt(held.length - 1));
    this.channel(key, labelledEnd).held.append(held);
  }

  /** Places everything; warns `usage.spring-gap-row` and `usage.autumn-hour-missing`. */
  placeInto(sink: ReadingSink, zone: Zone): void {
    for (const [name, channel] of this.channels) {
      placeChannel(channel, sink, zone);
      this.channels.delete(name);
    }
    this.last = undefined;
    this.count = 0;
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
  const revision = held.revision();
  const placed = labelledEnd
    ? placeEndLabels(held.columns(), zone, revision)
    : placeLabels(held.startUtc, zone, revision);
  const left = leftOut(held, placed, sink);
  for (let index = 0; index < held.length; index += 1) {
    const label = held.startUtc.at(index);
    const durationS = held.durationS.at(index);
    const startUtc = placed.at(index);
    held.startUtc.set(index, startUtc);
    // Whole days and months last from one local midnight to another, clock changes included.
    if (durationS > 0 && durationS % DAY_S === 0)
      held.durationS.set(index, zone.earlier(label + durationS) - startUtc);
  }
  if (left.size > 0) held.pick(Uint32Array.from(indexesBut(held.length, left)));
  sink.channel(key).take(held);
  const [first] = placed.repeatedHourMissing;
  if (first !== undefined) {
    sink.warn(
      'usage.autumn-hour-missing',
      `When clocks went back (${localText(first).slice(0, 10)}) the file has the repeated hour only once; the second one is counted as missing.`,
    );
  }
}

/** Readings of times that the clock never showed, when they are blank or the hour after the jump has its own. */
function leftOut(held: GrowingColumns, placed: PlacedLabels, sink: ReadingSink): ReadonlySet<number> {
  const left = new Set<number>();
  if (placed.inGap.length === 0) return left;
  const { sourceRow } = held.columns();
  const taken = takenAlready(held.length, placed);
  for (const index of placed.inGap) {
    const occupied = taken.has(placed.at(index));
    if (occupied || held.isMissing(index)) left.add(index);
    if (held.isMissing(index)) continue;
    sink.warn(
      'usage.spring-gap-row',
      `${localText(held.startUtc.at(index))} does not exist: clocks jumped forward. Its reading was ${occupied ? 'left out, the hour after the jump has its own' : 'moved to the hour after the jump'}.`,
      sourceRow[index],
    );
  }
  return left;
}

/** Instants of rows in the spring gap that other rows have too. */
function takenAlready(length: number, placed: PlacedLabels): ReadonlySet<number> {
  const inGap = new Set(placed.inGap);
  const wanted = new Set(placed.inGap.map(placed.at));
  const taken = new Set<number>();
  for (let index = 0; index < length; index += 1) {
    const startUtc = placed.at(index);
    if (wanted.has(startUtc) && !inGap.has(index)) taken.add(startUtc);
  }
  return taken;
}

function* indexesBut(length: number, left: ReadonlySet<number>): Iterable<number> {
  for (let index = 0; index < length; index += 1) if (!left.has(index)) yield index;
}
