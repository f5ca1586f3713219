import { plainNumber } from '#domain/shared/csv';
import { parseEnergy } from '#domain/shared/units';
import { plainName } from '#domain/energy/usage/table/read-table';
import { readStamp, readTime } from './stamp-texts.js';

/** A wrong cell among the first rows must not hide a column: its row is named when it is read. */
const MOST_CELLS = 0.6;

/** Cells that stand for no value. */
export const NO_VALUE = /^(?:[-–—]|n\/?a|null|nan|none)$/i;

/** The first rows of a table, column by column, and the plain names above them. */
export class SampleColumns {
  readonly names: readonly string[];
  readonly all: readonly number[];

  constructor(
    header: readonly string[],
    private readonly rows: readonly (readonly string[])[],
    private readonly decimalComma: boolean,
  ) {
    this.names = header.map((cell) =>
      plainName(cell.replace(/([a-z]{2})([A-Z][a-z])/g, '$1 $2').replaceAll('_', ' ')),
    );
    this.all = this.names.map((_, column) => column);
  }

  /** Whether most cells (or another share of them) that are not blank pass. */
  holds(column: number, test: (cell: string) => boolean, share = MOST_CELLS): boolean {
    const cells = this.rows.map((row) => (row[column] ?? '').trim()).filter((cell) => cell !== '');
    return cells.length > 0 && cells.filter(test).length >= cells.length * share;
  }

  isStamp(column: number): boolean {
    return this.holds(column, (cell) => readStamp(cell) !== undefined);
  }

  isTime(column: number): boolean {
    return this.holds(column, (cell) => readTime(cell) !== undefined) && !this.isStamp(column);
  }

  /** Marks of an absent value say nothing against it. */
  isNumber(column: number): boolean {
    const isMark = (cell: string): boolean => NO_VALUE.test(cell);
    const isRead = (cell: string): boolean =>
      parseEnergy(plainNumber(cell, this.decimalComma), 6) !== undefined;
    return !this.holds(column, isMark, 1) && this.holds(column, (cell) => isMark(cell) || isRead(cell));
  }

  named(column: number, pattern: RegExp): boolean {
    return pattern.test(this.names[column] ?? '');
  }

  /** The first column of such a name; -1 when there is none. */
  find(pattern: RegExp): number {
    return this.names.findIndex((name) => pattern.test(name));
  }
}
