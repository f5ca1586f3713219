import { CHARGING } from '../words/column-words.js';
import { plainWords } from '../words/plain-words.js';
import { flowOf } from '../words/flow-words.js';
import { isAbsent } from '../words/label-words.js';
import { looksNumeric } from '../cells/numbers.js';
import { readStamp, readTime, splitRange } from '../cells/stamp-texts.js';
import { unitOf, withoutUnit } from '../cells/units.js';
import type { UnitWord } from '../cells/units.js';

/** A wrong cell among the first rows must not hide a column: its row is named when it is read. */
const MOST_CELLS = 0.6;

/** The first rows of a table, column by column, and the words above them. */
export class SampleColumns {
  /** Plain words of each name. */
  readonly names: readonly string[];
  /** The same without a unit. */
  readonly bare: readonly string[];
  readonly units: readonly UnitWord[];
  readonly all: readonly number[];
  /** A column names a car or its charger: every row is one of theirs. */
  readonly charging: boolean;
  private readonly columns: readonly (readonly string[])[];

  constructor(
    readonly header: readonly string[],
    readonly rows: readonly (readonly string[])[],
    /** Columns that are not looked at. */
    hidden: ReadonlySet<number> = new Set(),
  ) {
    this.names = header.map((name, column) => (hidden.has(column) ? '' : plainWords(name)));
    this.bare = this.names.map(withoutUnit);
    this.units = header.map(unitOf);
    this.all = header.flatMap((_, column) => (hidden.has(column) ? [] : [column]));
    this.charging = this.all.some(
      (column) => CHARGING.test(this.names[column] ?? '') && this.units[column] === 'none',
    );
    this.columns = header.map((_, column) => rows.map((row) => (row[column] ?? '').trim()));
  }

  /** Cells of a column that are not blank. */
  cells(column: number): readonly string[] {
    return this.column(column).filter((cell) => cell !== '');
  }

  /** All cells of a column, blank ones too. */
  column(column: number): readonly string[] {
    return this.columns[column] ?? [];
  }

  /** Whether most cells (or another share of them) that are not blank pass. */
  holds(column: number, test: (cell: string) => boolean, share = MOST_CELLS): boolean {
    const cells = this.cells(column);
    return cells.length > 0 && cells.filter(test).length >= cells.length * share;
  }

  distinct(column: number): number {
    return new Set(this.cells(column)).size;
  }

  isBlank(column: number): boolean {
    return this.cells(column).length === 0;
  }

  isConstant(column: number): boolean {
    return this.distinct(column) <= 1;
  }

  /** Dates or instants: plain digits count only where the name speaks of time or there is no name. */
  isStamp(column: number, speaksOfTime: boolean): boolean {
    const isDigits = (cell: string): boolean => /^\d+(?:\.\d+)?$/.test(cell);
    if (!this.holds(column, (cell) => readStamp(cell) !== undefined)) return false;
    if (!this.holds(column, isDigits)) return true;
    const long = this.holds(column, (cell) => /^1\d{9,18}(?:\.\d+)?$/.test(cell));
    return !this.isConstant(column) && (speaksOfTime || long || this.names[column] === '');
  }

  /** Times of day: bare hours count only where the name speaks of time or they run round the clock. */
  isTime(column: number, speaksOfTime: boolean): boolean {
    if (!this.holds(column, (cell) => readTime(cell) !== undefined)) return false;
    if (this.holds(column, (cell) => /[:.hH]\d\d|[ap]\.?m/i.test(cell) && !/^\d*\.\d+$/.test(cell)))
      return true;
    if (speaksOfTime && this.holds(column, (cell) => /^(?:[01]\d|2[0-4])[0-5]\d$/.test(cell), 1)) return true;
    const isHour = (cell: string): boolean => /^\d{1,2}(?: ?(?:h|uhr))?$/i.test(cell);
    if (this.holds(column, isHour, 1)) {
      if (this.units[column] !== 'none' || flowOf(this.names[column] ?? '') !== undefined) return false;
      return speaksOfTime ? this.isHours(column) : this.runsRound(column);
    }
    return speaksOfTime && this.holds(column, isDayFraction, 1);
  }

  /** Cells that hold both ends of an interval. */
  isRange(column: number): boolean {
    return this.holds(column, (cell) => splitRange(cell) !== undefined, 0.9);
  }

  isNumber(column: number): boolean {
    return !this.holds(column, isAbsent, 1) && this.holds(column, looksNumeric);
  }

  named(column: number, pattern: RegExp): boolean {
    return pattern.test(this.names[column] ?? '');
  }

  /** The first column of such a name; -1 when there is none. */
  find(pattern: RegExp): number {
    return this.names.findIndex((name) => pattern.test(name));
  }

  private isHours(column: number): boolean {
    return this.holds(column, (cell) => Number(cell.replace(/\D/g, '')) <= 25, 1);
  }

  /** Whole hours that go on by one and start over after the day's last. */
  private runsRound(column: number): boolean {
    const hours = this.cells(column).map((cell) => Number(cell.replace(/\D/g, '')));
    const steps = hours.slice(1).map((hour, at) => hour - (hours[at] ?? 0));
    const direction = steps.filter((step) => step > 0).length * 2 >= steps.length ? 1 : -1;
    const round = steps.filter((step) => step * direction === 1 || step * direction === -23 || step === 0);
    return (
      steps.length >= 6 &&
      Math.max(...hours) <= 25 &&
      round.length >= steps.length * 0.9 &&
      steps.some((step) => step !== 0)
    );
  }
}

/** A fraction of a day as spreadsheets keep a time: a whole minute of it, or nothing. */
function isDayFraction(cell: string): boolean {
  const minutes = Number(cell) * 1440;
  return /^0?\.\d+$|^0$/.test(cell) && Math.abs(minutes - Math.round(minutes)) < 0.01;
}
