import { csvRows } from '#domain/shared/csv';
import { DomainError } from '#domain/shared/domain-error';
import type { ReadingSink, UsageInput } from '../formats/format.js';
import { USAGE_LIMITS } from '../limits.js';

/** How one kind of table is read. */
export interface TableReader<Columns> {
  readonly delimiter: string;
  /** Finds the columns in a header row; undefined for every other row above it. */
  header(cells: readonly string[]): Columns | undefined;
  /** Takes one row below the header. Throws `DomainError` naming the row when it is wrong. */
  row(cells: readonly string[], columns: Columns, row: number): void;
  /** Cells a row may have where the table is wider than `USAGE_LIMITS.rowCells`. */
  readonly rowCells?: number;
}

/**
 * Reads a CSV with a header, blank rows left out; a header met again (files joined end to end)
 * starts anew. Where only the very last row is wrong the file was cut: it warns `usage.cut-short`
 * and keeps the rest. Throws `usage.no-header` and whatever `row` throws.
 */
export async function readTable<Columns>(
  input: UsageInput,
  sink: ReadingSink,
  reader: TableReader<Columns>,
): Promise<void> {
  const limits = {
    lineChars: USAGE_LIMITS.lineChars,
    rowCells: reader.rowCells ?? USAGE_LIMITS.rowCells,
  };
  let columns: Columns | undefined;
  let wrong: { readonly row: number; readonly cause: DomainError } | undefined;
  let good = 0;
  for await (const batch of csvRows(input.text(), reader.delimiter, limits)) {
    for (const [index, cells] of batch.rows.entries()) {
      if (isBlank(cells)) continue;
      if (wrong !== undefined) throw wrong.cause;
      const found = columns !== undefined && startsWithDigit(cells) ? undefined : reader.header(cells);
      if (found !== undefined) {
        columns = found;
        continue;
      }
      if (columns === undefined) continue;
      const row = batch.firstRow + index;
      try {
        reader.row(cells, columns, row);
        good += 1;
      } catch (cause) {
        if (!(cause instanceof DomainError)) throw cause;
        wrong = { row, cause };
      }
    }
  }
  if (columns === undefined) {
    throw new DomainError(
      'usage.no-header',
      'The row with the column names was not found. Upload the file as it was downloaded.',
    );
  }
  if (wrong === undefined) return;
  if (good === 0) throw wrong.cause;
  warnCutShort(sink, wrong.row);
}

/** Names of columns and headings start with a letter: most rows of readings need no second look. */
function startsWithDigit(cells: readonly string[]): boolean {
  const code = (cells[0] ?? '').charCodeAt(0);
  return code >= 48 && code <= 57;
}

/** Says that a file ended in the middle of its last row or element. */
export function warnCutShort(sink: ReadingSink, row: number): void {
  sink.warn(
    'usage.cut-short',
    `The file stops in the middle of row ${String(row)}; everything before it was kept. Download it again to have the rest.`,
    row,
  );
}

/** The same for a document of elements. Hand it to `readExactJson`. */
export function cutElements(sink: ReadingSink): () => void {
  return () => {
    sink.warn(
      'usage.cut-short',
      'The file stops before its end; the complete values before it were kept. Download it again to have the rest.',
    );
  };
}

/** Whether a row holds nothing but blanks. */
export function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}

/** A header cell made comparable: no accents, case, NBSP, quotes or doubled blanks. */
export function plainName(cell: string): string {
  return cell
    .normalize('NFD')
    .replace(/[\u0300-\u036f\ufeff"']/g, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
    .toLowerCase();
}

/** Index of the first header cell that one of the patterns matches, patterns in order of preference; -1 when none. */
export function columnOf(names: readonly string[], ...patterns: readonly RegExp[]): number {
  for (const pattern of patterns) {
    const index = names.findIndex((name) => pattern.test(name));
    if (index >= 0) return index;
  }
  return -1;
}

/** A refusal of one row: `what` is wrong, `todo` says what to do. */
export function refuseRow(code: string, row: number, what: string, todo: string): DomainError {
  return new DomainError(code, `Row ${String(row)}: ${what} ${todo}`, { row });
}

/** The row's date or time cannot be read. */
export function badStamp(row: number, text: string, wanted: string): DomainError {
  return refuseRow(
    'usage.bad-date',
    row,
    `"${text.slice(0, 40)}" is not a time written as ${wanted}.`,
    'Upload the file as it was downloaded, not one saved again by a spreadsheet.',
  );
}

/** The row's value is no number. */
export function badNumber(row: number, text: string): DomainError {
  return refuseRow(
    'usage.bad-number',
    row,
    `"${text.slice(0, 40)}" is not a number.`,
    'Correct it or download the file again.',
  );
}
