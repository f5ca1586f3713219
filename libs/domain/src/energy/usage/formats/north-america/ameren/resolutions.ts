import type { Zone } from '#domain/shared/zone';
import type { NewReading } from '#domain/energy/usage/readings/columns';
import type { ChannelKey, ReadingSink } from '#domain/energy/usage/formats/format';
import type { LocalReading } from '#domain/energy/usage/time/local-readings';
import { LocalReadings } from '#domain/energy/usage/time/local-readings';

/** Readings of one resolution once their clock is resolved, with whose they are. */
type Placed = readonly { readonly key: ChannelKey; readonly reading: NewReading }[];

/** How far two resolutions may be apart, as a share of the larger. */
const TOLERANCE = 0.01;

/**
 * The same use written at two resolutions. Each is placed by the clock on its own (the spring row
 * that the clock never showed may be free in one and taken in the other); a coarse reading that
 * the finer ones cover whole is left out without a word: the file means to say it twice.
 */
export class Resolutions {
  private readonly byLength = new Map<number, LocalReadings>();
  private readonly sums = new Map<number, number>();

  add(key: ChannelKey, reading: LocalReading): void {
    const { durationS } = reading;
    const held = this.byLength.get(durationS) ?? new LocalReadings();
    this.byLength.set(durationS, held);
    this.sums.set(durationS, (this.sums.get(durationS) ?? 0) + reading.energy.milliWh);
    held.add(key, reading);
  }

  /** Warns `usage.resolutions-differ` where they do not add up to the same. */
  placeInto(sink: ReadingSink, zone: Zone): void {
    const finestS = Math.min(...this.byLength.keys());
    const fineStarts = new Set<string>();
    for (const lengthS of [...this.byLength.keys()].sort((a, b) => a - b)) {
      for (const { key, reading } of this.placed(lengthS, sink, zone)) {
        if (lengthS !== finestS && isCovered(key, reading, fineStarts, finestS)) continue;
        if (lengthS === finestS && reading.quality !== 'missing')
          fineStarts.add(slotName(key, reading.startUtc));
        sink.channel(key).add(reading);
      }
    }
    const [first = 0, second = first] = this.sums.values();
    if (Math.abs(first - second) <= Math.max(first, second) * TOLERANCE) return;
    sink.warn(
      'usage.resolutions-differ',
      'The two resolutions in the file do not add up to the same use. The finer one was read where it is complete.',
    );
  }

  private placed(lengthS: number, sink: ReadingSink, zone: Zone): Placed {
    const found: { readonly key: ChannelKey; readonly reading: NewReading }[] = [];
    this.byLength.get(lengthS)?.placeInto(
      {
        channel: (key) => ({
          add: (reading) => {
            found.push({ key, reading });
          },
          take: (held) => {
            for (const reading of held.readings()) found.push({ key, reading });
          },
        }),
        reads: (key, reads) => {
          sink.reads(key, reads);
        },
        warn: (code, message, row) => {
          sink.warn(code, message, row);
        },
      },
      zone,
    );
    return found;
  }
}

function isCovered(key: ChannelKey, coarse: NewReading, fine: ReadonlySet<string>, finestS: number): boolean {
  for (let at = 0; at < coarse.durationS; at += finestS)
    if (!fine.has(slotName(key, coarse.startUtc + at))) return false;
  return true;
}

function slotName({ meter = '' }: ChannelKey, startUtc: number): string {
  return `${meter} ${String(startUtc)}`;
}
