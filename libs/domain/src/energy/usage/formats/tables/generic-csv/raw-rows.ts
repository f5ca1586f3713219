import { plainCell, plainNumber } from '#domain/shared/csv';
import { DomainError } from '#domain/shared/domain-error';
import { NO_ENERGY, parseEnergy } from '#domain/shared/units';
import { GrowingColumns } from '#domain/energy/usage/readings/columns';
import type { ChannelKey } from '#domain/energy/usage/formats/format';
import { USAGE_LIMITS } from '#domain/energy/usage/limits';
import { DateOrders } from '#domain/energy/usage/stamps/date-orders';
import { badNumber, badStamp, plainName, refuseRow } from '#domain/energy/usage/table/read-table';
import { tooManyChannels, tooManyReadings } from '#domain/energy/usage/readings/over-limit';
import { taggedChannel } from './columns.js';
import type { ValueColumn } from './columns.js';
import type { GenericLayout } from './layout.js';
import { NO_VALUE } from './sample-columns.js';
import { StampReader } from './stamp-reader.js';
import { unitOf } from './units.js';
import type { UnitWord } from './units.js';

/**
 * The rows of one channel. Starts are labels as held, revisions a second label (the end; of a wide row
 * its day), durations 0 until they are known; values are in mWh or mW, without a unit as if in kWh.
 */
export interface RawChannel {
  readonly key: ChannelKey;
  readonly value: ValueColumn;
  readonly unit: UnitWord;
  readonly held: GrowingColumns;
}

/** Where a value stands in its row, and its labels. */
interface RowLabels {
  readonly column: number;
  readonly label: number;
  readonly second: number | undefined;
  readonly durationS: number;
  readonly row: number;
}

/** A channel and the cells that chose it. */
interface LastChannel {
  readonly value: ValueColumn;
  readonly tag: string;
  readonly meter: string;
  readonly unit: string;
  readonly channel: RawChannel | undefined;
}

const DAY_S = 86_400;
/** What a column of months is called. */
const MONTH = /^(billing )?(month|monat|mois|mes|mese|maand)\b/;
/** Until a unit is known values count as kWh. */
const KWH_EXPONENT = 6;

/** Holds the rows of a generic table until its date order, step and unit are known. */
export class RawRows {
  readonly channels = new Map<string, RawChannel>();
  /** Undefined until the first row; a file mixing both is refused. */
  zoned: boolean | undefined;
  private readonly orders: DateOrders;
  private readonly stamps = new StampReader();
  private readonly days: string[] = [];
  private readonly dayNumbers = new Map<string, number>();
  private readonly lastChannels: LastChannel[] = [];
  private readings = 0;
  private resolvedDay = -1;
  private resolvedS = 0;

  constructor(private readonly layout: GenericLayout) {
    const name = plainName(layout.header[layout.columns.stamp] ?? '');
    this.orders = new DateOrders(MONTH.test(name) ? 'month' : 'day-or-month');
  }

  /** Takes one row. Throws `DomainError` naming it. */
  take(cells: readonly string[], row: number): void {
    const { columns, wide } = this.layout;
    const needed = Math.max(columns.stamp, columns.time, columns.values[0]?.column ?? 0);
    if (cells.length <= needed)
      throw refuseRow('usage.short-row', row, 'it ends before its value.', 'Download the file again.');
    const label = this.labelOf(
      cells[columns.stamp] ?? '',
      columns.time < 0 ? undefined : cells[columns.time],
      row,
    );
    if (wide === undefined) {
      const second = columns.end < 0 && columns.endTime < 0 ? undefined : this.endOf(cells, row);
      for (const [at, value] of columns.values.entries())
        this.takeValue(cells, value, at, { column: value.column, label, second, durationS: 0, row });
      return;
    }
    const [value] = columns.values;
    for (const { column, fromS, durationS, extra } of wide.slots) {
      if (value === undefined || (extra && (cells[column] ?? '').trim() === '')) continue;
      this.takeValue(cells, value, 0, { column, label: later(label, fromS), second: label, durationS, row });
    }
  }

  /** Local or UTC seconds of a held label. Throws `usage.ambiguous-dates`. */
  resolve(held: number): number {
    // Written dates are held as day numbers below zero until the order is known.
    if (held >= 0) return held;
    const code = -held - 1;
    const day = Math.floor(code / DAY_CODE);
    if (day !== this.resolvedDay) {
      this.resolvedDay = day;
      this.resolvedS = this.orders.day(this.days[day] ?? '');
    }
    return this.resolvedS + (code % DAY_CODE);
  }

  private takeValue(
    cells: readonly string[],
    value: ValueColumn,
    at: number,
    { column, label, second, durationS, row }: RowLabels,
  ): void {
    const channel = this.channelOf(cells, value, at);
    if (channel === undefined) return;
    const text = plainNumber((cells[column] ?? '').trim(), this.layout.dialect.decimalComma);
    const blank = text === '' || (!startsWithDigit(text) && NO_VALUE.test(text));
    const exponent = typeof channel.unit === 'object' ? channel.unit.exponent : KWH_EXPONENT;
    const energy = blank ? NO_ENERGY : parseEnergy(text, exponent);
    if (energy === undefined) throw badNumber(row, text);
    this.readings += 1;
    if (this.readings > USAGE_LIMITS.readings) throw tooManyReadings(row);
    channel.held.add({
      startUtc: label,
      durationS,
      energy,
      quality: blank ? 'missing' : 'actual',
      row,
      revision: second,
    });
  }

  /** The channel of a row's value; undefined for rows that count something else than electricity. */
  private channelOf(cells: readonly string[], value: ValueColumn, at: number): RawChannel | undefined {
    const { columns } = this.layout;
    const tag = columns.tag < 0 ? '' : (cells[columns.tag] ?? '');
    const meter = columns.meter < 0 ? '' : (cells[columns.meter] ?? '');
    const unit = columns.unit < 0 ? '' : (cells[columns.unit] ?? '');
    const last = this.lastChannels[at];
    if (last?.tag === tag && last.meter === meter && last.unit === unit) return last.channel;
    const channel = this.findChannel(value, { tag, meter, unit });
    this.lastChannels[at] = { value, tag, meter, unit, channel };
    return channel;
  }

  private findChannel(
    value: ValueColumn,
    cells: { readonly tag: string; readonly meter: string; readonly unit: string },
  ): RawChannel | undefined {
    const unit = this.layout.columns.unit < 0 || value.unit !== 'none' ? value.unit : unitOf(cells.unit);
    if (unit === 'gas' || unit === 'other') {
      if (this.layout.columns.unit >= 0) return undefined;
      throw new DomainError(
        'usage.gas',
        'The column counts gas, water or something else, not electricity in kWh. Download the electricity usage.',
      );
    }
    const servicePoint = plainCell(cells.meter);
    const channel = taggedChannel(cells.tag) ?? value.channel;
    const name = JSON.stringify([servicePoint, channel, unit, value.part]);
    let known = this.channels.get(name);
    if (known === undefined) {
      if (this.channels.size >= USAGE_LIMITS.channels) throw tooManyChannels();
      known = {
        key: { servicePoint, channel, register: value.part },
        value,
        unit,
        held: new GrowingColumns(),
      };
      this.channels.set(name, known);
    }
    return known;
  }

  private labelOf(cell: string, timeCell: string | undefined, row: number): number {
    const stamp = this.stamps.stamp(cell);
    if (stamp === undefined) throw badStamp(row, cell, 'YYYY-MM-DD HH:MM');
    if (stamp.is === 'mangled') throw mangled(row, cell);
    const time = timeCell === undefined ? 0 : this.stamps.time(timeCell);
    if (time === undefined) throw badStamp(row, timeCell ?? '', 'HH:MM');
    const zoned = stamp.is === 'instant' && stamp.zoned;
    if (this.zoned !== undefined && this.zoned !== zoned) {
      throw refuseRow(
        'usage.mixed-stamps',
        row,
        'some times say their offset from UTC and some do not.',
        'Write all of them the same way.',
      );
    }
    this.zoned = zoned;
    if (stamp.is === 'instant') return stamp.seconds + time;
    return -(this.dayNumber(stamp.day, row) * DAY_CODE + stamp.secondOfDay + time) - 1;
  }

  private endOf(cells: readonly string[], row: number): number {
    const { columns } = this.layout;
    const cell = cells[columns.end < 0 ? columns.stamp : columns.end] ?? '';
    return this.labelOf(cell, columns.endTime < 0 ? undefined : cells[columns.endTime], row);
  }

  private dayNumber(text: string, row: number): number {
    const known = this.dayNumbers.get(text);
    if (known !== undefined) return known;
    if (!this.orders.see(text)) throw badStamp(row, text, 'YYYY-MM-DD');
    const number = this.days.length;
    this.days.push(text);
    this.dayNumbers.set(text, number);
    return number;
  }
}

/** More than the seconds of two days, so that 24:00 and times after it still fit beside the day's number. */
const DAY_CODE = 2 * DAY_S + 1;

/** A label some seconds later on its day. */
function later(label: number, seconds: number): number {
  return label >= 0 ? label + seconds : label - seconds;
}

function startsWithDigit(text: string): boolean {
  const code = text.charCodeAt(0);
  return code >= 48 && code <= 57;
}

function mangled(row: number, cell: string): DomainError {
  return refuseRow(
    'usage.excel-mangled',
    row,
    `"${cell.slice(0, 30)}" is what a spreadsheet made of a date; the date itself is gone.`,
    'Upload the file as it was downloaded, without opening it in a spreadsheet.',
  );
}
