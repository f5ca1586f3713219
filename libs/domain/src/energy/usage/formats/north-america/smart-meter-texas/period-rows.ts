import { plainCell, plainNumber } from '#domain/shared/csv';
import type { Energy } from '#domain/shared/units';
import { NO_ENERGY, parseEnergy, subtractEnergy } from '#domain/shared/units';
import type { ChannelKey } from '#domain/energy/usage/formats/format';
import { badNumber, columnOf } from '#domain/energy/usage/table/read-table';
import type { DayPeriods } from '#domain/energy/usage/time/day-periods';
import type { TexasClock } from './texas-date.js';

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

/** One day or billing month. Register reads stand in where the usage cell is blank; with neither it is missing. */
export function periodRow(
  cells: readonly string[],
  at: PeriodColumns,
  row: number,
  { clock, periods }: { readonly clock: TexasClock; readonly periods: DayPeriods },
): void {
  const fromDay = clock.day(cells[at.from] ?? '', row);
  const toDay = at.to < 0 ? undefined : clock.day(cells[at.to] ?? '', row);
  const servicePoint = plainCell(cells[at.esiid] ?? '');
  const revision = clock.revision(cells[at.revision] ?? '');
  const used = valueOf(cells, at.kwh, row) ?? registerDifference(cells, at, row);
  const shared = { fromDay, toDay, row, revision, quality: 'actual' } as const;
  const drawn: ChannelKey = { servicePoint, channel: 'import', register: '' };
  if (used === undefined) periods.add({ ...shared, key: drawn, energy: NO_ENERGY, quality: 'missing' });
  else periods.add({ ...shared, key: drawn, energy: used });
  const sent = valueOf(cells, at.surplus, row);
  if (sent !== undefined)
    periods.add({ ...shared, key: { servicePoint, channel: 'export', register: '' }, energy: sent });
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
