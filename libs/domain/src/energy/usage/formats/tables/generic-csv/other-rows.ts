import type { DomainError } from '#domain/shared/domain-error';
import { badStamp, plainName, refuseRow } from '#domain/energy/usage/table/read-table';
import { plainWords } from '../words/plain-words.js';
import { TOTALS, isAbsent } from '../words/label-words.js';
import { decimalText, splitUnit } from '../cells/numbers.js';
import type { TablePlan } from '../planning/plan.js';

/** A line of totals below the readings, or above them. */
export interface TotalRow {
  readonly row: number;
  /** Whether a word says that it is a total; else its sums must prove it. */
  readonly named: boolean;
  /** Decimal text by column of values. */
  readonly values: ReadonlyMap<number, string>;
}

/** A line of words has at most so many filled cells. */
const MOST_WORDS = 2;

/** The rows of a table that hold no reading: a header written again, totals, notes. What is none of these is refused. */
export class OtherRows {
  readonly totals: TotalRow[] = [];
  /** Rows of words below the table. */
  notes = 0;
  private readonly header: readonly string[];

  constructor(private readonly plan: TablePlan) {
    this.header = plan.header.map(plainName);
  }

  /** Throws `usage.bad-date` and `usage.short-row` for a row that could be a reading. */
  take(cells: readonly string[], row: number): void {
    const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
    if (filled.length === 0 || this.isHeader(cells)) return;
    if (this.isOtherHeader(cells, filled)) throw secondTable(row);
    const stamp = (cells[this.plan.clock.stamp] ?? '').trim();
    const values = this.valuesOf(cells);
    const isTotal = filled.some((cell) => TOTALS.test(plainWords(cell)));
    const hasTime = /\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}/.test(stamp);
    if (isTotal || (stamp === '' && values.size > 0 && !hasTime)) {
      this.totals.push({ row, named: isTotal, values });
      return;
    }
    const isNote = !hasTime && filled.length <= MOST_WORDS && (values.size === 0 || cells.length <= 1);
    const isUnits = values.size === 0 && filled.every((cell) => !/\d/.test(cell));
    if (isNote || isUnits) {
      this.notes += 1;
      return;
    }
    if (stamp !== '' && cells.length <= Math.max(...this.plan.values.map(({ column }) => column), 0))
      throw refuseRow('usage.short-row', row, 'it ends before its value.', 'Download the file again.');
    if (values.size === 0 && this.plan.values.every(({ column }) => isSilent(cells[column]))) return;
    throw badStamp(row, stamp, 'YYYY-MM-DD HH:MM');
  }

  private isHeader(cells: readonly string[]): boolean {
    const same = cells.filter(
      (cell, column) => cell.trim() !== '' && plainName(cell) === this.header[column],
    );
    return same.length >= 2 && same.length * 2 >= cells.filter((cell) => cell.trim() !== '').length;
  }

  /** Names of a second table: some are those of the first, another stands above the values. */
  private isOtherHeader(cells: readonly string[], filled: readonly string[]): boolean {
    if (filled.length < 3 || filled.some((cell) => /^[\d.,:/ -]+$/.test(cell))) return false;
    return cells.some((cell, column) => cell.trim() !== '' && plainName(cell) === this.header[column]);
  }

  private valuesOf(cells: readonly string[]): ReadonlyMap<number, string> {
    const found = new Map<number, string>();
    for (const { column } of this.plan.values) {
      const text = decimalText(splitUnit((cells[column] ?? '').trim()).number, this.plan.decimalComma);
      if (text !== undefined) found.set(column, text);
    }
    return found;
  }
}

function secondTable(row: number): DomainError {
  return refuseRow(
    'usage.second-table',
    row,
    'another table begins there, with other columns.',
    'Put each table in a file of its own and upload them together.',
  );
}

function isSilent(cell: string | undefined): boolean {
  return cell === undefined || cell.trim() === '' || isAbsent(cell);
}
