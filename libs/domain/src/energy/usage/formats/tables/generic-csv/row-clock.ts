import { DateOrders } from '#domain/energy/usage/stamps/date-orders';
import { zoneWordOffset } from '#domain/energy/usage/stamps/zone-words';
import { badStamp, plainName, refuseRow } from '#domain/energy/usage/table/read-table';
import { remembered } from '#domain/energy/usage/table/remembered';
import type { DomainError } from '#domain/shared/domain-error';
import { MONTHS_NAME } from '../words/time-words.js';
import type { TablePlan } from '../planning/plan.js';
import { StampReader } from '../cells/stamp-reader.js';
import { splitRange } from '../cells/stamp-texts.js';

const DAY_S = 86_400;
/** Room beside a day's number for times up to hour 25 and offsets of 14 hours either way. */
const DAY_CODE = 4 * DAY_S;
const MIDDAY_CODE = DAY_S;

/** What a row's cells of time say: labels as they are held; undefined where they hold no time. */
export interface RowLabels {
  readonly label: number;
  readonly second: number | undefined;
}

/**
 * Reads the times of rows and holds written dates as day numbers below zero until the whole file has
 * shown the order of their parts.
 */
export class RowClock {
  /** Undefined until the first row; a file mixing both is refused. */
  zoned: boolean | undefined;
  /** Seconds east of UTC that the first row says; 0 where none does. */
  eastS = 0;
  private readonly orders: DateOrders;
  private readonly stamps = new StampReader();
  private readonly days: string[] = [];
  private readonly dayNumbers = new Map<string, number>();
  private readonly offsetOf = remembered(zoneWordOffset);
  private readonly utc: boolean;
  private resolvedDay = -1;
  // Of the row being read: handing them on in an object costs too much for each row.
  private row = 0;
  private east: number | undefined;
  private resolvedS = 0;

  constructor(private readonly plan: TablePlan) {
    const { clock, header, order } = plan;
    this.orders = new DateOrders(
      MONTHS_NAME.test(plainName(header[clock.stamp] ?? '')) ? 'month' : 'day-or-month',
      order,
    );
    this.utc = clock.utc;
  }

  /** Undefined where the cell of the stamp holds no time. Throws `DomainError` naming the row. */
  read(cells: readonly string[], row: number): RowLabels | undefined {
    const { stamp, time, end, endTime, offset, range } = this.plan.clock;
    const cell = cells[stamp] ?? '';
    const timeCell = time < 0 ? undefined : (cells[time] ?? '');
    this.row = row;
    if (offset >= 0) {
      this.east = this.offsetOf(cells[offset] ?? '');
      if (this.east === undefined) return undefined;
    }
    if (range) return this.rangeOf(cell, timeCell);
    const label = this.labelOf(cell, timeCell);
    if (label === undefined) return undefined;
    if (end < 0 && endTime < 0) return { label, second: undefined };
    const second = this.labelOf(
      cells[end < 0 ? stamp : end] ?? '',
      endTime < 0 ? undefined : (cells[endTime] ?? ''),
      end < 0,
    );
    if (second === undefined) throw badStamp(row, cells[end < 0 ? endTime : end] ?? '', 'YYYY-MM-DD HH:MM');
    return { label, second };
  }

  /** Local or UTC seconds of a held label. Throws `usage.ambiguous-dates`. */
  resolve(held: number): number {
    if (held >= 0) return held;
    const code = -held - 1;
    const day = Math.floor(code / DAY_CODE);
    if (day !== this.resolvedDay) {
      this.resolvedDay = day;
      this.resolvedS = this.orders.day(this.days[day] ?? '');
    }
    return this.resolvedS + (code % DAY_CODE) - MIDDAY_CODE;
  }

  private rangeOf(cell: string, timeCell: string | undefined): RowLabels | undefined {
    const both = splitRange(timeCell ?? cell);
    if (both === undefined) return undefined;
    const [from, to] = both;
    if (timeCell !== undefined) return this.ends(this.labelOf(cell, from), this.labelOf(cell, to));
    const label = this.labelOf(from, undefined);
    const second = this.labelOf(to, undefined) ?? this.labelOf(/^\S+/.exec(from)?.[0] ?? '', to);
    return this.ends(label, second);
  }

  private ends(label: number | undefined, second: number | undefined): RowLabels | undefined {
    return label === undefined || second === undefined ? undefined : { label, second };
  }

  private labelOf(cell: string, timeCell: string | undefined, dateOnly = false): number | undefined {
    const stamp = this.stamps.stamp(cell);
    if (stamp === undefined) return undefined;
    if (stamp.is === 'mangled') throw mangled(this.row, cell);
    const time = timeCell === undefined ? 0 : this.stamps.time(timeCell);
    if (time === undefined) return undefined;
    const own = stamp.is === 'written' ? stamp.offsetS : undefined;
    const eastS = own ?? this.east ?? (this.utc ? 0 : undefined);
    if (this.zoned === undefined) this.eastS = stamp.offsetS ?? eastS ?? 0;
    const zoned = (stamp.is === 'instant' && stamp.zoned) || eastS !== undefined;
    this.sawZone(zoned);
    if (stamp.is === 'instant') {
      if (stamp.zoned) return stamp.seconds + time;
      const midnight =
        dateOnly && timeCell !== undefined ? stamp.seconds - (stamp.seconds % DAY_S) : stamp.seconds;
      return midnight + time - (eastS ?? 0);
    }
    const secondOfDay = (dateOnly && timeCell !== undefined ? 0 : stamp.secondOfDay) + time;
    if (secondOfDay % DAY_S !== 0) this.orders.seeTimesOfDay();
    const day = this.dayNumber(stamp.day);
    return day === undefined ? undefined : -(day * DAY_CODE + MIDDAY_CODE + secondOfDay - (eastS ?? 0)) - 1;
  }

  private sawZone(zoned: boolean): void {
    if (this.zoned === zoned) return;
    if (this.zoned !== undefined) {
      throw refuseRow(
        'usage.mixed-stamps',
        this.row,
        'some times say their offset from UTC and some do not.',
        'Write all of them the same way.',
      );
    }
    this.zoned = zoned;
  }

  private dayNumber(text: string): number | undefined {
    const known = this.dayNumbers.get(text);
    if (known !== undefined) return known;
    if (!this.orders.see(text)) return undefined;
    const number = this.days.length;
    this.days.push(text);
    this.dayNumbers.set(text, number);
    return number;
  }
}

/** A held label some seconds later on its day. */
export function later(label: number, seconds: number): number {
  return label >= 0 ? label + seconds : label - seconds;
}

function mangled(row: number, cell: string): DomainError {
  return refuseRow(
    'usage.excel-mangled',
    row,
    `"${cell.slice(0, 30)}" is what a spreadsheet made of a date; the date itself is gone.`,
    'Upload the file as it was downloaded, without opening it in a spreadsheet.',
  );
}
