import type { ArchiveEntry } from '../container/archive.js';
import { USAGE_LIMITS } from '../limits.js';
import type { CellStyle } from './cell-styles.js';
import { readPart, tooLarge } from './part.js';

/** What cells refer to. */
export interface SheetContext {
  readonly strings: readonly string[];
  readonly styles: readonly CellStyle[];
  /** Serial days counted from 1904 instead of 1900. */
  readonly from1904: boolean;
}

/** Empty rows in a row that are still written out, so that row numbers agree with the sheet. */
const MAX_EMPTY_ROWS = 1000;
const DAY_MS = 86_400_000;
const EPOCH_1900_MS = Date.UTC(1899, 11, 30);
const EPOCH_1904_MS = Date.UTC(1904, 0, 1);

/** Reads one worksheet part as CSV. Throws `usage.too-large` and what reading XML throws. */
export async function readSheet(part: ArchiveEntry, context: SheetContext): Promise<string> {
  const lines: string[] = [];
  let chars = 0;
  let row: string[] = [];
  let cell = { column: 0, type: 'n', style: 'number' as CellStyle, value: '' };
  await readPart(part, {
    open: (name, _namespace, attributes) => {
      if (name === 'row') {
        const number = Number(attributes['r'] ?? lines.length + 1);
        const skipped = Math.min(Math.max(number - 1 - lines.length, 0), MAX_EMPTY_ROWS);
        for (let empty = 0; empty < skipped; empty += 1) lines.push('');
        row = [];
      }
      if (name !== 'c') return;
      const column = columnOf(attributes['r']) ?? row.length;
      const style = context.styles[Number(attributes['s'] ?? '0')] ?? 'number';
      cell = { column, type: attributes['t'] ?? 'n', style, value: '' };
    },
    close: (name, text) => {
      if (name === 'v' || name === 't') cell.value += text;
      if (name === 'c' && cell.column < USAGE_LIMITS.rowCells) {
        while (row.length < cell.column) row.push('');
        row[cell.column] = cellText(cell, context);
      }
      if (name !== 'row') return;
      const line = row.map(quoted).join(',');
      chars += line.length + 1;
      if (chars > USAGE_LIMITS.archiveBytes) throw tooLarge();
      lines.push(line);
    },
  });
  return lines.join('\n');
}

function cellText(
  { type, style, value }: { readonly type: string; readonly style: CellStyle; readonly value: string },
  { strings, from1904 }: SheetContext,
): string {
  switch (type) {
    case 's':
      return strings[Number(value)] ?? '';
    case 'n': {
      const number = Number(value);
      if (value === '' || !Number.isFinite(number)) return value;
      // Spreadsheets keep 15 digits and store 0.286 as 0.28599999999999998.
      return style === 'date' ? serialText(number, from1904) : String(Number(number.toPrecision(15)));
    }
    case 'e':
      return '';
    default:
      return value;
  }
}

/** `2024-01-31`, `2024-01-31 07:15:00`, or `07:15:00` for a time without a day. */
function serialText(serial: number, from1904: boolean): string {
  // Rounded to the second: a quarter of an hour is no whole binary fraction of a day.
  const ms = Math.round((serial * DAY_MS) / 1000) * 1000;
  const epoch = from1904 ? EPOCH_1904_MS : EPOCH_1900_MS;
  if (ms < 0 || ms > DAY_MS * 100_000) return String(serial);
  const iso = new Date(epoch + ms).toISOString();
  if (serial < 1) return iso.slice(11, 19);
  return ms % DAY_MS === 0 ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 19)}`;
}

/** `C7` is column 2; undefined when the cell does not say. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^([A-Z]{1,3})\d+$/.exec(reference ?? '')?.[1];
  if (letters === undefined) return undefined;
  let column = 0;
  for (const letter of letters) column = column * 26 + (letter.charCodeAt(0) - 64);
  return column - 1;
}

function quoted(text: string): string {
  return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
