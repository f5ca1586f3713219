import { plainCell, plainNumber } from '#domain/shared/csv';
import type { Energy } from '#domain/shared/units';
import { parseEnergy, subtractEnergy } from '#domain/shared/units';
import type { Zone } from '#domain/shared/zone';
import type { ChannelKey, ReadingSink } from '../../format.js';
import { badNumber, columnOf } from '../../table/read-table.js';
import { parseTexasDay, parseTexasRevision } from './texas-date.js';

/** Where the daily and monthly exports have their cells; -1 when they have none. */
export interface PeriodColumns {
  readonly esiid: number;
  readonly from: number;
  /** Monthly: the day the next period begins. */
  readonly to: number;
  readonly revision: number;
  readonly startRead: number;
  readonly endRead: number;
  readonly kwh: number;
  readonly surplus: number;
}

interface Period {
  readonly key: ChannelKey;
  readonly fromDay: number;
  /** Undefined for one day. */
  readonly toDay: number | undefined;
  readonly energy: Energy;
  readonly row: number;
  readonly revision: number;
}

const DAY_S = 86_400;

/** The columns of a daily or monthly header, names in lower case with underscores. */
export function periodColumns(names: readonly string[]): PeriodColumns | undefined {
  const at = {
    esiid: columnOf(names, /^esi_?id$/),
    from: columnOf(names, /^usage_date$/, /^read_date$/, /^(usage_|bill_)?start_date$/),
    to: columnOf(names, /^(usage_|bill_)?end_date$/),
    revision: columnOf(names, /^revision_date$/),
    startRead: columnOf(names, /^start_(meter_)?read(ing)?$/),
    endRead: columnOf(names, /^end_(meter_)?read(ing)?$/),
    kwh: columnOf(
      names,
      /^usage_\(?kwh\)?$/,
      /^actual_\(?kwh\)?$/,
      /^(consumption|total|billed|metered)_\(?kwh\)?$/,
      /^kwh$/,
    ),
    surplus: columnOf(names, /^surplus_generation(_\(?kwh\)?)?$/, /^generation_\(?kwh\)?$/),
  };
  return at.esiid < 0 || at.from < 0 || (at.kwh < 0 && at.endRead < 0) ? undefined : at;
}

/** One day or billing month. Register reads stand in where the usage cell is blank. */
export function periodRow(cells: readonly string[], at: PeriodColumns, row: number, periods: Periods): void {
  const fromDay = parseTexasDay(cells[at.from] ?? '', row);
  const toDay = at.to < 0 ? undefined : parseTexasDay(cells[at.to] ?? '', row);
  const servicePoint = plainCell(cells[at.esiid] ?? '');
  const revision = parseTexasRevision(cells[at.revision] ?? '');
  const used = valueOf(cells, at.kwh, row) ?? registerDifference(cells, at, row);
  const shared = { fromDay, toDay, row, revision };
  if (used !== undefined)
    periods.add({ ...shared, key: { servicePoint, channel: 'import', register: '' }, energy: used });
  const sent = valueOf(cells, at.surplus, row);
  if (sent !== undefined)
    periods.add({ ...shared, key: { servicePoint, channel: 'export', register: '' }, energy: sent });
}

/** Periods held until it is known whether their end days belong to them. */
export class Periods {
  private readonly held: Period[] = [];

  add(period: Period): void {
    this.held.push(period);
  }

  /** Days run from midnight to midnight; months from read day to read day. */
  placeInto(sink: ReadingSink, zone: Zone): void {
    const endDayS = this.endsInclusive() ? DAY_S : 0;
    for (const { key, fromDay, toDay, energy, row, revision } of this.held) {
      const startUtc = zone.earlier(fromDay);
      const endUtc = zone.earlier(toDay === undefined ? fromDay + DAY_S : toDay + endDayS);
      if (endUtc <= startUtc) {
        sink.warn('usage.bad-interval', `Row ${String(row)} ends before it starts and was left out.`, row);
        continue;
      }
      sink
        .channel(key)
        .add({ startUtc, durationS: endUtc - startUtc, energy, quality: 'actual', row, revision });
    }
  }

  /** A period that begins the day after another ends shows that end days belong to their period. */
  private endsInclusive(): boolean {
    const starts = new Set(this.held.map(({ fromDay }) => fromDay));
    const ends = this.held.flatMap(({ toDay }) => (toDay === undefined ? [] : [toDay]));
    const dayAfter = ends.filter((end) => starts.has(end + DAY_S)).length;
    return dayAfter > ends.filter((end) => starts.has(end)).length;
  }
}

function valueOf(cells: readonly string[], column: number, row: number): Energy | undefined {
  const text = column < 0 ? '' : plainNumber((cells[column] ?? '').trim(), false);
  if (text === '') return undefined;
  const energy = parseEnergy(text, 6);
  if (energy === undefined) throw badNumber(row, text);
  return energy;
}

function registerDifference(cells: readonly string[], at: PeriodColumns, row: number): Energy | undefined {
  const from = valueOf(cells, at.startRead, row);
  const to = valueOf(cells, at.endRead, row);
  if (from === undefined || to === undefined) return undefined;
  const used = subtractEnergy(to, from);
  return used.milliWh < 0 ? undefined : used;
}
