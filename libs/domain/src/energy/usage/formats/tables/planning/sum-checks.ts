import { isAbsent } from '../words/label-words.js';
import { decimalText, splitUnit } from '../cells/numbers.js';
import type { SumCheck } from './plan.js';
import type { SampleColumns } from './sample-columns.js';

/** Below it two binary numbers are the same decimal. */
const LEAST = 1e-9;
/** So many rows may differ: writers round, and a blank stands for nothing. */
const MOST_WRONG_SHARE = 0.02;

/** Whether the parts add up to the whole in the sample's rows, in at least three of them more than nothing. */
export function sumsUp(sample: SampleColumns, check: SumCheck): boolean {
  const comma = sample.rows.some((row) =>
    [check.whole, ...check.parts].some((column) => /^-?\d+,\d/.test(row[column] ?? '')),
  );
  const running = new RunningCheck(check, comma);
  for (const row of sample.rows) running.see(row);
  return running.proven;
}

/** Follows a sum through a whole file. */
export class RunningCheck {
  private rows = 0;
  private told = 0;
  private wrong = 0;

  constructor(
    readonly check: SumCheck,
    private readonly comma: boolean,
  ) {}

  see(cells: readonly string[]): void {
    const whole = this.number(cells[this.check.whole] ?? '');
    if (whole === undefined) return;
    let sum = 0;
    for (const part of this.check.parts) sum += this.number(cells[part] ?? '') ?? 0;
    this.rows += 1;
    if (whole !== 0 || sum !== 0) this.told += 1;
    if (Math.abs(whole - sum) > this.rounding(cells)) this.wrong += 1;
  }

  /** The sum holds, and in three rows that are not all zero. */
  get proven(): boolean {
    return this.holds && (this.told >= 3 || (this.told > 0 && this.rows <= 3));
  }

  get holds(): boolean {
    return this.wrong <= this.rows * MOST_WRONG_SHARE;
  }

  /** Half of the last decimal for each number that was rounded; a twin must be the very same. */
  private rounding(cells: readonly string[]): number {
    const { whole, parts } = this.check;
    if (parts.length === 1) return LEAST;
    const decimals = [whole, ...parts].map((column) => {
      const cell = (cells[column] ?? '').trim();
      const mark = cell.lastIndexOf(this.comma ? ',' : '.');
      return mark < 0 ? 0 : cell.length - mark - 1;
    });
    return 0.51 * (parts.length + 1) * 10 ** -Math.max(...decimals) + LEAST;
  }

  private number(cell: string): number | undefined {
    const text = cell.trim();
    if (text === '' || isAbsent(text)) return undefined;
    const plain = decimalText(splitUnit(text).number, this.comma);
    return plain === undefined ? undefined : Number(plain);
  }
}
