import { plainNumber } from '#domain/shared/csv';
import type { Energy } from '#domain/shared/units';
import { MILLI_WH_EXPONENT, NO_ENERGY, parseEnergy } from '#domain/shared/units';
import type { ChannelKey } from '#domain/energy/usage/formats/format';
import type { ReadingQuality } from '#domain/energy/usage/readings/reading';
import { parseDay, parseTimeOfDay } from '#domain/energy/usage/stamps/written-date';
import { otherService } from '#domain/energy/usage/table/not-electric';
import type { OtherService } from '#domain/energy/usage/table/not-electric';
import { badNumber, badStamp, refuseRow } from '#domain/energy/usage/table/read-table';
import type { DayPeriods } from '#domain/energy/usage/time/day-periods';
import type { LocalReadings } from '#domain/energy/usage/time/local-readings';
import type { OpowerColumns } from './opower-columns.js';

/** Where rows go, and what was met. */
export interface OpowerRows {
  readonly local: LocalReadings;
  readonly periods: DayPeriods;
  /** Rows of gas and of water, left out. */
  readonly others: Record<OtherService, number>;
  electric: number;
}

interface RowContext {
  readonly row: number;
  readonly decimalComma: boolean;
}

const DAY_S = 86_400;
const MINUTE_S = 60;

/** One row: an interval, a day or a billing period, of electricity; other services are counted and left out. */
export function opowerRow(
  cells: readonly string[],
  at: OpowerColumns,
  context: RowContext,
  rows: OpowerRows,
): void {
  const type = (cells[at.type] ?? '').trim();
  const unit = (at.units < 0 ? at.unit : (cells[at.units] ?? '')).trim();
  const other = otherService(type) ?? otherService(unit);
  if (other !== undefined) {
    rows.others[other] += 1;
    return;
  }
  const exponent = exponentOf(unit, context.row);
  const quality: ReadingQuality = /estimat/i.test(cells[at.notes] ?? '') ? 'estimated' : 'actual';
  for (const [column, channel] of channelsOf(at)) {
    const energy = energyOf(cells[column] ?? '', exponent, context);
    const key: ChannelKey = { servicePoint: '', channel, register: '' };
    put(
      {
        key,
        energy: energy ?? NO_ENERGY,
        quality: energy === undefined ? 'missing' : quality,
        row: context.row,
      },
      cells,
      at,
      rows,
    );
  }
  rows.electric += 1;
}

function put(
  reading: {
    readonly key: ChannelKey;
    readonly energy: Energy;
    readonly quality: ReadingQuality;
    readonly row: number;
  },
  cells: readonly string[],
  at: OpowerColumns,
  rows: OpowerRows,
): void {
  const { key, ...rest } = reading;
  const day = dayOf(cells[at.date] ?? '', rest.row);
  if (at.startTime < 0 || at.endTime < 0) {
    const toDay = at.endDate < 0 ? undefined : dayOf(cells[at.endDate] ?? '', rest.row);
    if (rest.quality !== 'missing') rows.periods.add({ ...rest, key, fromDay: day, toDay });
    return;
  }
  const start = timeOf(cells[at.startTime] ?? '', rest.row);
  const end = timeOf(cells[at.endTime] ?? '', rest.row);
  const durationS = lengthOf(start, end);
  if (durationS === DAY_S && start === 0) {
    if (rest.quality !== 'missing') rows.periods.add({ ...rest, key, fromDay: day, toDay: undefined });
  } else rows.local.add(key, { ...rest, startLocal: day + start, durationS });
}

/** Opower's end is the last minute that belongs (00:14, 00:59, 23:59); copies by hand write the next start. */
function lengthOf(start: number, end: number): number {
  const endS = (end / MINUTE_S) % 5 === 4 ? end + MINUTE_S : end;
  return endS > start ? endS - start : endS + DAY_S - start;
}

function channelsOf(at: OpowerColumns): readonly (readonly [number, 'import' | 'export'])[] {
  if (at.imported < 0) return [[at.usage, 'import']];
  return at.exported < 0
    ? [[at.imported, 'import']]
    : [
        [at.imported, 'import'],
        [at.exported, 'export'],
      ];
}

function energyOf(cell: string, exponent: number, { row, decimalComma }: RowContext): Energy | undefined {
  const text = plainNumber(cell.trim(), decimalComma);
  if (text === '') return undefined;
  const energy = parseEnergy(text, exponent);
  if (energy === undefined) throw badNumber(row, text);
  return energy;
}

function exponentOf(unit: string, row: number): number {
  switch (unit.toLowerCase()) {
    case '':
    case 'kwh':
      return MILLI_WH_EXPONENT.kWh;
    case 'wh':
      return MILLI_WH_EXPONENT.Wh;
    case 'mwh':
      return MILLI_WH_EXPONENT.MWh;
    default:
      throw refuseRow(
        'usage.unit-unknown',
        row,
        `the unit "${unit.slice(0, 20)}" is not one of energy.`,
        'Download the electricity usage in kWh.',
      );
  }
}

function dayOf(cell: string, row: number): number {
  const text = cell.trim();
  const day = parseDay(text, /^\d{4}/.test(text) ? 'ymd' : 'mdy');
  if (day === undefined) throw badStamp(row, text, 'YYYY-MM-DD');
  return day;
}

function timeOf(cell: string, row: number): number {
  const time = parseTimeOfDay(cell.trim());
  if (time === undefined) throw badStamp(row, cell, 'HH:MM');
  return time;
}
