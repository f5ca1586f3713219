import { plainCell, plainNumber } from '#domain/shared/csv';
import { DomainError } from '#domain/shared/domain-error';
import { NO_ENERGY, parseEnergy } from '#domain/shared/units';
import { GrowingColumns } from '../../columns.js';
import type { ChannelKey } from '../../format.js';
import type { ChannelKind } from '../../reading.js';
import { DateOrders } from '../../stamps/date-orders.js';
import { badNumber, badStamp, refuseRow } from '../../table/read-table.js';
import { taggedChannel } from './columns.js';
import type { ValueColumn } from './columns.js';
import type { GenericLayout } from './layout.js';
import { readStamp, readTime } from './stamp-texts.js';
import { unitOf } from './units.js';
import type { UnitWord } from './units.js';

/** The rows of one channel: starts are local or UTC seconds, durations 0 where the file gives no end. */
export interface RawChannel {
  readonly key: ChannelKey;
  readonly value: ValueColumn;
  readonly unit: UnitWord;
  readonly held: GrowingColumns;
}

const DAY_S = 86_400;

/** Holds the rows of a generic table until its date order, step and unit are known. Values are in the file's unit. */
export class RawRows {
  readonly channels = new Map<string, RawChannel>();
  /** Undefined until the first row; a file mixing both is refused. */
  zoned: boolean | undefined;
  private readonly orders = new DateOrders();
  private readonly days: string[] = [];
  private readonly dayNumbers = new Map<string, number>();

  constructor(private readonly layout: GenericLayout) {}

  /** Takes one row. Throws `DomainError` naming it. */
  take(cells: readonly string[], row: number): void {
    const { columns } = this.layout;
    const needed = Math.max(columns.stamp, columns.time, columns.values[0]?.column ?? 0);
    if (cells.length <= needed)
      throw refuseRow('usage.short-row', row, 'it ends before its value.', 'Download the file again.');
    const start = this.stampOf(
      cells[columns.stamp] ?? '',
      columns.time < 0 ? undefined : cells[columns.time],
      row,
    );
    const end = columns.end < 0 && columns.endTime < 0 ? undefined : this.endOf(cells, row);
    for (const value of columns.values) this.takeValue(cells, value, { start, end, row });
  }

  /** Local or UTC seconds of a held stamp. Throws `usage.ambiguous-dates`. */
  resolve(held: number): number {
    // Written dates are held as day numbers below zero until the order is known.
    if (held >= 0) return held;
    const code = -held - 1;
    return this.orders.day(this.days[Math.floor(code / DAY_CODE)] ?? '') + (code % DAY_CODE);
  }

  private takeValue(
    cells: readonly string[],
    value: ValueColumn,
    at: { readonly start: number; readonly end: number | undefined; readonly row: number },
  ): void {
    const { columns, dialect } = this.layout;
    const text = plainNumber((cells[value.column] ?? '').trim(), dialect.decimalComma).replace(
      /^[-–—]$|^n\/?a$|^null$|^nan$/i,
      '',
    );
    const energy = text === '' ? NO_ENERGY : parseEnergy(text, 0);
    if (energy === undefined) throw badNumber(at.row, text);
    const unit = columns.unit < 0 || value.unit !== 'none' ? value.unit : unitOf(cells[columns.unit] ?? '');
    if (unit === 'gas' || unit === 'other') {
      if (columns.unit >= 0) return;
      throw new DomainError(
        'usage.gas',
        'The column counts gas, water or something else, not electricity in kWh. Download the electricity usage.',
      );
    }
    const channel = (columns.tag < 0 ? undefined : taggedChannel(cells[columns.tag] ?? '')) ?? value.channel;
    const held = this.channel(channel, columns.meter < 0 ? '' : plainCell(cells[columns.meter] ?? ''), {
      value,
      unit,
    });
    held.add({
      startUtc: at.start,
      durationS: 0,
      energy,
      quality: text === '' ? 'missing' : 'actual',
      row: at.row,
      ...(at.end === undefined ? {} : { revision: at.end }),
    });
  }

  private channel(
    channel: ChannelKind,
    servicePoint: string,
    { value, unit }: { readonly value: ValueColumn; readonly unit: UnitWord },
  ): GrowingColumns {
    const name = JSON.stringify([servicePoint, channel, unit]);
    let known = this.channels.get(name);
    if (known === undefined) {
      known = { key: { servicePoint, channel, register: '' }, value, unit, held: new GrowingColumns() };
      this.channels.set(name, known);
    }
    return known.held;
  }

  private stampOf(cell: string, timeCell: string | undefined, row: number): number {
    const stamp = readStamp(cell);
    if (stamp === undefined) throw badStamp(row, cell, 'YYYY-MM-DD HH:MM');
    if (stamp.is === 'mangled') throw mangled(row, cell);
    const time = timeCell === undefined ? 0 : readTime(timeCell);
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
    return this.stampOf(cell, columns.endTime < 0 ? undefined : cells[columns.endTime], row);
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

function mangled(row: number, cell: string): DomainError {
  return refuseRow(
    'usage.excel-mangled',
    row,
    `"${cell.slice(0, 30)}" is what a spreadsheet made of a date; the date itself is gone.`,
    'Upload the file as it was downloaded, without opening it in a spreadsheet.',
  );
}
