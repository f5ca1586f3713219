import { GrowingColumns } from './columns.js';
import type { NewReading } from './columns.js';
import type { ChannelKey, ChannelSink, ReadingSink, RegisterSpan } from '../formats/format.js';
import { USAGE_LIMITS } from '../limits.js';
import { tooManyChannels, tooManyReadings } from './over-limit.js';

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
  /** Of a counting register: where its readings begin and end in this file. */
  readonly reads?: RegisterSpan | undefined;
}

/** Collects the readings of one file; discarded whole if its parser refuses the file. */
export class CollectedReadings implements ReadingSink {
  private readonly byName = new Map<string, CountedColumns>();
  private readonly found = new Map<string, { message: string; rows: number[]; count: number }>();

  constructor(private readonly counted: ReadingCount) {}

  channel(key: ChannelKey): ChannelSink {
    return this.columnsOf(key);
  }

  reads(key: ChannelKey, reads: RegisterSpan): void {
    this.columnsOf(key).reads = reads;
  }

  private columnsOf(key: ChannelKey): CountedColumns {
    const name = JSON.stringify([key.servicePoint, key.channel, key.register, key.meter ?? '']);
    const known = this.byName.get(name);
    if (known !== undefined) return known;
    if (this.byName.size >= USAGE_LIMITS.channels) {
      throw tooManyChannels();
    }
    const held = new CountedColumns(key, this.counted);
    this.byName.set(name, held);
    return held;
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
    return [...this.byName.values()].filter(({ held }) => held.length > 0);
  }

  warnings(): readonly UsageWarning[] {
    return [...this.found].map(([code, { message, rows, count }]) => ({ code, message, rows, count }));
  }
}

/** One key's readings, counted against the limit of the whole import. */
class CountedColumns implements ChannelSink, CollectedChannel {
  readonly held = new GrowingColumns();
  reads: RegisterSpan | undefined;

  constructor(
    readonly key: ChannelKey,
    private readonly counted: ReadingCount,
  ) {}

  add(reading: NewReading): void {
    this.counted.readings += 1;
    if (this.counted.readings > USAGE_LIMITS.readings) throw tooManyReadings(reading.row);
    this.held.add(reading);
  }

  take(held: GrowingColumns): void {
    this.counted.readings += held.length;
    if (this.counted.readings > USAGE_LIMITS.readings) throw tooManyReadings(held.rowAt(held.length - 1));
    this.held.append(held);
  }
}
