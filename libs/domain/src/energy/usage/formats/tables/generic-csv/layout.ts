import { csvRows, sniffDialect } from '#domain/shared/csv';
import type { CsvDialect } from '#domain/shared/csv';
import type { FileHead } from '#domain/energy/usage/formats/format';
import { USAGE_LIMITS } from '#domain/energy/usage/limits';
import { isBlank } from '#domain/energy/usage/table/read-table';
import { genericColumns, wideColumns } from './columns.js';
import type { GenericColumns } from './columns.js';
import { readStamp } from './stamp-texts.js';
import { titleUnit, unitOf } from './units.js';
import type { UnitWord } from './units.js';
import { wideDays } from './wide-days.js';
import type { WideDays } from './wide-days.js';

/** Where a table of unknown make begins and what its columns are. */
export interface GenericLayout {
  readonly dialect: CsvDialect;
  readonly columns: GenericColumns;
  /** Set where a row holds a whole day, its values side by side. */
  readonly wide: WideDays | undefined;
  /** 1-based row of the first reading. */
  readonly firstRow: number;
  readonly header: readonly string[];
}

const SEARCH_LINES = 60;
const SAMPLE_ROWS = 30;

/** Finds the first rows that hold a time and a number, and the names above them. */
export function findLayout(head: FileHead): GenericLayout | undefined {
  const lines = head.lines.slice(0, -1);
  const whole = lines.length === 0 ? head.lines : lines;
  const dialect = sniffDialect(whole.slice(0, SEARCH_LINES));
  const rows = whole.map((line) => cellsOf(line, dialect.delimiter));
  const first = rows.findIndex(
    (cells) =>
      cells.length > 1 &&
      cells.some((cell) => readStamp(cell)?.is !== undefined) &&
      cells.some((cell) => /\d/.test(cell) && readStamp(cell) === undefined),
  );
  if (first < 0 || first > SEARCH_LINES) return undefined;
  const width = rows[first]?.length ?? 0;
  const sample = rows
    .slice(first, first + SAMPLE_ROWS)
    .filter((cells) => !isBlank(cells) && cells.length >= width - 1);
  const header = headerOf(rows.slice(0, first));
  const names = header.length > 0 ? header : Array.from({ length: width }, () => '');
  const wide = wideDays(names);
  const columns =
    wide === undefined
      ? genericColumns(names, sample, dialect.decimalComma)
      : wideColumns(names, sample, { wide, decimalComma: dialect.decimalComma });
  if (columns === undefined) return undefined;
  const title = titleUnit(rows.slice(0, first).flat());
  return { dialect, columns: withUnit(columns, title), wide, firstRow: first + 1, header };
}

/** A unit that stands above the table is that of values that name none themselves. */
function withUnit(columns: GenericColumns, unit: UnitWord): GenericColumns {
  const values = columns.values.map((value) => (value.unit === 'none' ? { ...value, unit } : value));
  return columns.unit < 0 ? { ...columns, values } : columns;
}

/** The names above the first reading; a row of units below them belongs to them. */
function headerOf(above: readonly (readonly string[])[]): readonly string[] {
  const [last, before] = above
    .filter((cells) => !isBlank(cells))
    .slice(-2)
    .reverse();
  if (last === undefined || last.length < 2) return [];
  const units = last.every((cell) => cell.trim() === '' || unitOf(cell) !== 'none');
  if (!units || before?.length !== last.length) return last;
  return last.map((cell, column) => `${before[column] ?? ''} ${cell}`);
}

/** Every cell follows a delimiter once the line starts with one, also the first and an empty one. */
function cellsOf(line: string, delimiter: string): readonly string[] {
  const plain = delimiter === '\t' ? '\\t' : `\\${delimiter}`;
  const cell = new RegExp(`${plain}(?:"((?:[^"]|"")*)"|([^${plain}]*))`, 'g');
  return Array.from(`${delimiter}${line}`.matchAll(cell), ([, quoted, bare]) =>
    (quoted ?? bare ?? '').replaceAll('""', '"'),
  );
}

/** Takes the rows of the table with their numbers, from the first reading on. */
export async function eachRow(
  text: AsyncIterable<string>,
  layout: GenericLayout,
  take: (cells: readonly string[], row: number) => void,
): Promise<void> {
  for await (const batch of csvRows(text, layout.dialect.delimiter, USAGE_LIMITS)) {
    for (const [index, cells] of batch.rows.entries()) {
      const row = batch.firstRow + index;
      if (row >= layout.firstRow && !isBlank(cells)) take(cells, row);
    }
  }
}
