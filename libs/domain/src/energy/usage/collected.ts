import { DomainError } from '#domain/shared/domain-error';
import { GrowingColumns } from './columns.js';
import type { NewReading } from './columns.js';
import type { ChannelKey, ChannelSink, ReadingSink } from './format.js';
import { USAGE_LIMITS } from './limits.js';

/** Something found or repaired, said in words a householder understands. */
export interface UsageWarning {
  /** Stable (`usage.cut-short`). */
  readonly code: string;
  readonly message: string;
  /** Source rows it concerns: the first `USAGE_LIMITS.warningRows`. */
  readonly rows: readonly number[];
  /** How often it happened, rows beyond the list included. */
  readonly count: number;
}

/** Readings counted over all files of one import, against `USAGE_LIMITS.readings`. */
export interface ReadingCount {
  readings: number;
}

/** One key's readings in file order. */
export interface CollectedChannel {
  readonly key: ChannelKey;
  readonly held: GrowingColumns;
}

/** Gathers what one file gives; thrown away whole when its parser refuses. */
export class CollectedReadings implements ReadingSink {
  private readonly byName = new Map<
    string,
    { readonly channel: CollectedChannel; readonly sink: ChannelSink }
  >();
  private readonly found = new Map<string, { message: string; rows: number[]; count: number }>();

  constructor(private readonly counted: ReadingCount) {}

  channel(key: ChannelKey): ChannelSink {
    const name = JSON.stringify([key.servicePoint, key.channel, key.register, key.meter ?? '']);
    const known = this.byName.get(name);
    if (known !== undefined) return known.sink;
    if (this.byName.size >= USAGE_LIMITS.channels) {
      throw new DomainError(
        'usage.too-many-channels',
        `The file names more than ${String(USAGE_LIMITS.channels)} meters and registers. Split it by meter.`,
      );
    }
    const held = new GrowingColumns();
    const sink: ChannelSink = {
      add: (reading: NewReading) => {
        this.counted.readings += 1;
        if (this.counted.readings > USAGE_LIMITS.readings) throw tooManyReadings(reading.row);
        held.add(reading);
      },
    };
    this.byName.set(name, { channel: { key, held }, sink });
    return sink;
  }

  warn(code: string, message: string, row?: number): void {
    let warning = this.found.get(code);
    if (warning === undefined) {
      if (this.found.size >= USAGE_LIMITS.warnings) return;
      warning = { message, rows: [], count: 0 };
      this.found.set(code, warning);
    }
    warning.count += 1;
    if (row !== undefined && warning.rows.length < USAGE_LIMITS.warningRows) warning.rows.push(row);
  }

  channels(): readonly CollectedChannel[] {
    return [...this.byName.values()].map(({ channel }) => channel).filter(({ held }) => held.length > 0);
  }

  warnings(): readonly UsageWarning[] {
    return [...this.found].map(([code, { message, rows, count }]) => ({ code, message, rows, count }));
  }
}

function tooManyReadings(row: number): DomainError {
  return new DomainError(
    'usage.too-many-readings',
    `At row ${String(row)} the import passes ${String(USAGE_LIMITS.readings)} readings. Split it by year or by meter.`,
    { row },
  );
}
