import { rowsOfText, sniffDialect } from '#domain/shared/csv';
import type { FileHead } from '#domain/energy/usage/formats/format';
import { isBlank } from '#domain/energy/usage/table/read-table';
import { otherKind } from '../words/column-words.js';
import { plainWords } from '../words/plain-words.js';
import { readStamp, splitRange } from '../cells/stamp-texts.js';
import { unitOf } from '../cells/units.js';

/** The first rows of a file, cut where its table begins. */
export interface HeadRows {
  readonly delimiter: string;
  /** 1-based row of the first reading. */
  readonly firstRow: number;
  readonly header: readonly string[];
  readonly above: readonly (readonly string[])[];
  /** The first readings. */
  readonly sample: readonly (readonly string[])[];
}

const SEARCH_ROWS = 60;
/** Rows that must look like the first one. */
const LOOK_AHEAD = 8;
const ALIKE_SHARE = 0.6;
/** How a date is written, in a row of units. */
const PATTERN = /^\[?[dmyhs]{1,4}[.:/ -][dmyhs.:/ -]+\]?$/i;

/** Finds the first row that holds a time and goes on like the rows after it, and the names above it. */
export function findHead(head: FileHead): HeadRows | undefined {
  const lines = head.lines.length > 1 ? head.lines.slice(0, -1) : head.lines;
  const { delimiter } = sniffDialect(lines.slice(0, SEARCH_ROWS));
  const rows = rowsOfText(`${lines.join('\n')}\n`, delimiter);
  const first = rows.findIndex((cells, at) => at <= SEARCH_ROWS && isReading(cells) && goesOn(rows, at));
  if (first < 0) return undefined;
  const above = rows.slice(0, first);
  const width = rows[first]?.length ?? 0;
  const named = headerOf(above, width);
  const header = Array.from({ length: Math.max(width, named.length) }, (_, column) => named[column] ?? '');
  const sample = rows
    .slice(first)
    .filter((cells) => !isBlank(cells) && cells.length >= width - 1 && cells.some(isStampCell));
  return { delimiter, firstRow: first + 1, header, above, sample };
}

function isReading(cells: readonly string[]): boolean {
  return cells.length > 1 && cells.some(isStampCell);
}

function isStampCell(cell: string): boolean {
  return readStamp(cell) !== undefined || readStamp(splitRange(cell)?.[0] ?? '') !== undefined;
}

/** Whether most of the next rows hold their times in the same columns: a preamble's dates do not. */
function goesOn(rows: readonly (readonly string[])[], first: number): boolean {
  const columns = stampColumns(rows[first] ?? []);
  const next = rows.slice(first + 1, first + 1 + LOOK_AHEAD).filter((cells) => !isBlank(cells));
  const width = rows[first]?.length ?? 0;
  const alike = next.filter(
    (cells) => cells.length <= width && stampColumns(cells).some((column) => columns.includes(column)),
  );
  return alike.length >= next.length * ALIKE_SHARE;
}

function stampColumns(cells: readonly string[]): readonly number[] {
  return cells.flatMap((cell, column) => (isStampCell(cell) ? [column] : []));
}

/** The names above the first reading; a row of units below them belongs to them. */
function headerOf(above: readonly (readonly string[])[], width: number): readonly string[] {
  const filled = above.filter((cells) => !isBlank(cells) && !cells.some(isStampCell));
  const wide = filled.filter((cells) => cells.length >= Math.min(2, width));
  const [last, before] = wide.slice(-2).reverse();
  if (last === undefined) return [];
  const units = last.every(
    (cell) => cell.trim() === '' || unitOf(cell) !== 'none' || PATTERN.test(cell.trim()),
  );
  const names = units ? aboveUnits(wide, last) : underGroups(last, before);
  return names.map((name) => withLegend(name.trim(), filled));
}

/** The row of most different names above a row of units, each with its unit. */
function aboveUnits(rows: readonly (readonly string[])[], units: readonly string[]): readonly string[] {
  const distinct = (cells: readonly string[]): number =>
    new Set(cells.map((cell) => cell.trim()).filter((cell) => cell !== '')).size;
  const above = rows.slice(0, -1).filter(({ length }) => length === units.length);
  const names = above
    .reverse()
    .reduce<readonly string[]>((best, cells) => (distinct(cells) > distinct(best) ? cells : best), []);
  if (names.length === 0) return units;
  return units.map((unit, column) => `${names[column] ?? ''} ${PATTERN.test(unit.trim()) ? '' : unit}`);
}

/** Names below headings that stand over several columns each (`Electricity [kWh]`, blank, `Gas [m3]`, blank). */
function underGroups(names: readonly string[], groups: readonly string[] | undefined): readonly string[] {
  const isOver =
    groups?.length === names.length &&
    (groups[0] ?? '').trim() === '' &&
    groups.filter((cell) => cell.trim() !== '').length >= 2 &&
    groups.some((cell) => unitOf(cell) !== 'none') &&
    names.every((name) => name.trim() !== '');
  if (!isOver) return names;
  let group = '';
  return names.map((name, column) => {
    group = (groups[column] ?? '').trim() || group;
    return otherKind(plainWords(name)) === undefined ? `${group} ${name}` : name;
  });
}

/** A line above the table may say what a short name means: `Data 1: consumption as measured`. */
function withLegend(name: string, above: readonly (readonly string[])[]): string {
  if (name === '') return name;
  const legend = above.flat().find((cell) => cell.trim().startsWith(`${name}:`));
  return legend === undefined ? name : legend.replace(/\s+/g, ' ').trim();
}
