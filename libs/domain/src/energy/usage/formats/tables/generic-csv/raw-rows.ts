import { plainCell } from '#domain/shared/csv';
import { DomainError } from '#domain/shared/domain-error';
import { NO_ENERGY, parseEnergy } from '#domain/shared/units';
import type { Energy } from '#domain/shared/units';
import { GrowingColumns } from '#domain/energy/usage/readings/columns';
import { USAGE_LIMITS } from '#domain/energy/usage/limits';
import { badNumber, refuseRow } from '#domain/energy/usage/table/read-table';
import { remembered } from '#domain/energy/usage/table/remembered';
import { tooManyChannels, tooManyReadings } from '#domain/energy/usage/readings/over-limit';
import { isAbsent } from '../words/label-words.js';
import { decimalMark, decimalText, isWithoutMark, splitUnit } from '../cells/numbers.js';
import type { TablePlan, ValueColumn } from '../planning/plan.js';
import { RowClock, later } from './row-clock.js';
import { OtherRows } from './other-rows.js';
import { RunningCheck } from '../planning/sum-checks.js';
import { unitOf } from '../cells/units.js';
import type { UnitWord } from '../cells/units.js';

/**
 * The rows of one series: one column of values under one set of labels. Starts are labels as held,
 * revisions a second label (the end; of a wide row its day), durations 0 until they are known; values are
 * in mWh or mW, without a unit as if in kWh.
 */
export interface RawSeries {
  readonly value: ValueColumn;
  /** Cells of the plan's label columns, in their order. */
  readonly labels: readonly string[];
  readonly meter: string;
  readonly unit: 'energy' | 'power' | 'none' | 'other';
  readonly held: GrowingColumns;
}

/** The series that a row's cells choose. */
interface Chosen {
  readonly labels: readonly string[];
  readonly meter: string;
  readonly unit: string;
  readonly word: UnitWord;
  readonly series: RawSeries;
}

/** Until a unit is known values count as kWh. */
const KWH_EXPONENT = 6;

/** Holds the rows of a table until its date order, step, unit and series are known. */
export class RawRows {
  readonly series = new Map<string, RawSeries>();
  readonly clock: RowClock;
  readonly others: OtherRows;
  readonly checks: readonly RunningCheck[];
  /** Rows of gas, water and the like that were passed over. */
  otherService = 0;
  private readonly last: (Chosen | undefined)[] = [];
  private readonly unitOf = remembered(unitOf);
  private readonly needed: number;
  /** No cell tells series apart. */
  private readonly isOneSeries: boolean;
  private readings = 0;
  // What the row being read says, kept here: handing it on in an object costs more than the rest of a row.
  private row = 0;
  private label = 0;
  private second: number | undefined;
  private durationS = 0;
  private comma: boolean;
  private markOpen: boolean;

  constructor(private readonly plan: TablePlan) {
    this.clock = new RowClock(plan);
    this.comma = plan.decimalComma;
    this.markOpen = plan.markOpen;
    this.others = new OtherRows(plan);
    this.checks = plan.checks.map((check) => new RunningCheck(check, plan.decimalComma));
    this.isOneSeries = plan.labels.length === 0 && plan.meter < 0 && plan.unit < 0;
    this.needed = Math.max(plan.clock.stamp, plan.clock.time, plan.values[0]?.column ?? 0);
  }

  /** Takes one row; false where it is a known kind of row that holds no reading. Throws `DomainError` naming it. */
  take(cells: readonly string[], row: number): boolean {
    const { wide, values } = this.plan;
    const labels = cells.length > this.needed ? this.clock.read(cells, row) : undefined;
    if (labels === undefined) {
      this.others.take(cells, row);
      return false;
    }
    for (const check of this.checks) check.see(cells);
    this.row = row;
    this.second = labels.second;
    if (wide === undefined) {
      this.label = labels.label;
      this.durationS = 0;
      for (let at = 0; at < values.length; at += 1) this.takeValue(cells, at, values[at]?.column ?? 0);
      return true;
    }
    for (const { column, fromS, durationS, extra } of wide.slots) {
      if (extra && (cells[column] ?? '').trim() === '') continue;
      this.label = later(labels.label, fromS);
      this.second = labels.label;
      this.durationS = durationS;
      this.takeValue(cells, 0, column);
    }
    return true;
  }

  /** Takes the value of a column for the row's current label. */
  private takeValue(cells: readonly string[], at: number, column: number): void {
    const value = this.plan.values[at];
    if (value === undefined) return;
    if (column >= cells.length && at === 0 && this.plan.wide === undefined)
      throw refuseRow('usage.short-row', this.row, 'it ends before its value.', 'Download the file again.');
    const cell = (cells[column] ?? '').trim();
    if (this.markOpen && !isWithoutMark([cell])) this.settleMark(cell);
    let text = decimalText(cell, this.comma);
    let unit = '';
    const blank = text === undefined && (cell === '' || isAbsent(cell));
    if (text === undefined && !blank) {
      const split = splitUnit(cell);
      unit = split.unit;
      text = unit === '' ? undefined : decimalText(split.number, this.comma);
      if (text === undefined) throw badNumber(this.row, cell);
    }
    const chosen = this.chosen(cells, value, at, unit);
    if (chosen.series.unit === 'other') {
      this.otherService += 1;
      return;
    }
    const exponent = typeof chosen.word === 'object' ? chosen.word.exponent : KWH_EXPONENT;
    const energy = text === undefined ? NO_ENERGY : this.times(text, exponent, cells);
    if (energy === undefined) throw badNumber(this.row, cell);
    this.readings += 1;
    if (this.readings > USAGE_LIMITS.readings) throw tooManyReadings(this.row);
    chosen.series.held.add({
      startUtc: this.label,
      durationS: this.durationS,
      energy,
      quality: blank ? 'missing' : 'actual',
      row: this.row,
      revision: this.second,
    });
  }

  /** The first cell with a mark says which parts decimals; throws `usage.unsure-decimals` where it may be either. */
  private settleMark(cell: string): void {
    const mark = decimalMark([cell], this.plan.delimiter);
    if (mark === 'unsure')
      throw new DomainError(
        'usage.unsure-decimals',
        `Is "${cell.slice(0, 20)}" a number with decimals (less than a thousand), or are these thousands?`,
        { row: this.row, comma: cell.includes(',') },
      );
    this.comma = mark === 'comma';
    this.markOpen = false;
  }

  /** The value, multiplied where the table has a column for it. */
  private times(text: string, exponent: number, cells: readonly string[]): Energy | undefined {
    const { multiplier } = this.plan;
    if (multiplier < 0) return parseEnergy(text, exponent);
    const by = Number(decimalText((cells[multiplier] ?? '').trim(), this.comma) ?? 'NaN');
    return Number.isFinite(by)
      ? parseEnergy(String(Number((Number(text) * by).toPrecision(15))), exponent)
      : undefined;
  }

  private chosen(cells: readonly string[], value: ValueColumn, at: number, unitBehind: string): Chosen {
    const last = this.last[at];
    if (last !== undefined && this.isOneSeries && last.unit === unitBehind) return last;
    const { labels, meter: meterColumn, unit: unitColumn } = this.plan;
    // A workbook names the meter once, above blank cells.
    const named = meterColumn < 0 ? '' : (cells[meterColumn] ?? '');
    const meter = named === '' && last !== undefined ? last.meter : named;
    const unit = unitBehind !== '' ? unitBehind : unitColumn < 0 ? '' : (cells[unitColumn] ?? '');
    if (
      last?.meter === meter &&
      last.unit === unit &&
      last.labels.every((label, index) => label === (cells[labels[index] ?? -1] ?? ''))
    )
      return last;
    const now = this.choose(value, { labels: labels.map((column) => cells[column] ?? ''), meter, unit });
    this.last[at] = now;
    return now;
  }

  private choose(
    value: ValueColumn,
    cells: { readonly labels: readonly string[]; readonly meter: string; readonly unit: string },
  ): Chosen {
    const said = this.unitOf(cells.unit);
    const word = cells.unit === '' || (value.unit !== 'none' && said === 'none') ? value.unit : said;
    const unit =
      typeof word === 'object' ? (word.power ? 'power' : 'energy') : word === 'none' ? 'none' : 'other';
    const meter = plainCell(cells.meter);
    const name = JSON.stringify([value.column, meter, unit, ...cells.labels]);
    let series = this.series.get(name);
    if (series === undefined) {
      if (this.series.size >= USAGE_LIMITS.channels) throw tooManyChannels();
      series = { value, labels: cells.labels, meter, unit, held: new GrowingColumns() };
      this.series.set(name, series);
    }
    return { ...cells, word, series };
  }
}
