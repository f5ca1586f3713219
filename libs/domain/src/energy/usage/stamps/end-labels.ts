import type { Zone } from '#domain/shared/zone';
import { GrowingColumns } from '../columns.js';
import type { NewReading } from '../columns.js';
import type { ChannelKey, ChannelSink, ReadingSink } from '../format.js';
import type { ReadingColumns } from '../reading.js';
import { READING_QUALITIES } from '../reading.js';
import { LocalReadings } from '../time/local-readings.js';
import { placeLabels } from '../time/wall-clock.js';

/** A reading whose end is what a clock on the wall showed. */
export interface EndLabelledReading extends Omit<NewReading, 'startUtc'> {
  /** End of the interval in local seconds. */
  readonly endLocal: number;
}

/**
 * Readings with local END labels, held until the file is whole. On the nights when clocks change
 * some writers print the end as the new clock shows it (02:45 to 02:00), others as the old one
 * would (02:45 to 03:00): both ways are tried and the one without collisions is taken.
 */
export class EndLabelledReadings {
  private readonly channels = new Map<string, { readonly key: ChannelKey; readonly held: GrowingColumns }>();

  /** Keep file order. */
  add(key: ChannelKey, reading: EndLabelledReading): void {
    const name = [key.servicePoint, key.channel, key.register, key.meter].join('\n');
    let channel = this.channels.get(name);
    if (channel === undefined) {
      channel = { key, held: new GrowingColumns() };
      this.channels.set(name, channel);
    }
    channel.held.add({ ...reading, startUtc: reading.endLocal });
  }

  placeInto(sink: ReadingSink, zone: Zone): void {
    for (const { key, held } of this.channels.values()) placeChannel(key, held.columns(), { sink, zone });
    this.channels.clear();
  }
}

function placeChannel(
  key: ChannelKey,
  ends: ReadingColumns,
  { sink, zone }: { readonly sink: ReadingSink; readonly zone: Zone },
): void {
  const starts = ends.startUtc.map((end, index) => end - (ends.durationS[index] ?? 0));
  const asEnds = collisions(ends.startUtc, zone) <= collisions(starts, zone);
  const labels = asEnds ? ends.startUtc : starts;
  const local = new LocalReadings();
  for (let index = 0; index < ends.length; index += 1) {
    local.add(key, {
      startLocal: labels[index] ?? 0,
      durationS: ends.durationS[index] ?? 0,
      energy: { milliWh: ends.energyMilliWh[index] ?? 0, restE20Kwh: ends.restE20Kwh?.[index] ?? 0 },
      quality: READING_QUALITIES[ends.quality[index] ?? 5] ?? 'unknown',
      row: ends.sourceRow[index] ?? 0,
    });
  }
  local.placeInto(asEnds ? backedByDuration(sink) : sink, zone);
}

/** Labels that share an instant or that the clock never showed. */
function collisions(labels: ArrayLike<number>, zone: Zone): number {
  const { startUtc, inGap } = placeLabels(labels, zone);
  return labels.length - new Set(startUtc).size + inGap.length;
}

/** A sink that takes ends for starts and sets them right. */
function backedByDuration(sink: ReadingSink): ReadingSink {
  return {
    warn: (code, message, row) => {
      sink.warn(code, message, row);
    },
    channel: (key): ChannelSink => {
      const channel = sink.channel(key);
      return {
        add: (reading) => {
          channel.add({ ...reading, startUtc: reading.startUtc - reading.durationS });
        },
      };
    },
  };
}
