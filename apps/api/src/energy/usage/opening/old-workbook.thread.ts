import { parentPort, workerData } from 'node:worker_threads';
import type { CellObject, WorkSheet } from '@e965/xlsx';
import { read, SSF, utils } from '@e965/xlsx';

const MOST_ROWS = 400_000;
const MOST_CELLS = 4_000_000;
const MOST_SHEETS = 20;
const DAY_MS = 86_400_000;
// The library types its number formats as any.
const formats = SSF as { is_date(format: string): boolean };

/** `2024-01-31`, `2024-01-31 07:15:00`, or `07:15:00`, as the XLSX reader writes serial days. */
function serialText(serial: number, from1904: boolean): string {
  const ms = Math.round((serial * DAY_MS) / 1000) * 1000;
  const iso = new Date((from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30)) + ms).toISOString();
  if (serial < 1) return iso.slice(11, 19);
  return ms % DAY_MS === 0 ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 19)}`;
}

function cellText(cell: CellObject | undefined, from1904: boolean): string {
  if (cell?.v === undefined || cell.t === 'e' || cell.t === 'z') return '';
  if (typeof cell.v !== 'number') return String(cell.v);
  const isDate = cell.z !== undefined && formats.is_date(String(cell.z));
  return isDate ? serialText(cell.v, from1904) : String(Number(cell.v.toPrecision(15)));
}

function quoted(text: string): string {
  return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function csvOf(sheet: WorkSheet, from1904: boolean): string {
  const range = utils.decode_range(sheet['!ref'] ?? 'A1');
  const cells = (range.e.r + 1) * (range.e.c + 1);
  if (range.e.r >= MOST_ROWS || cells > MOST_CELLS) throw new RangeError('too many cells');
  // With `dense`, the library keeps the rows as arrays; its types know only the other form.
  const rows = (sheet as { '!data'?: (CellObject | undefined)[][] })['!data'] ?? [];
  return Array.from({ length: range.e.r + 1 }, (_, row) =>
    Array.from({ length: range.e.c + 1 }, (_, column) =>
      quoted(cellText(rows[row]?.[column], from1904)),
    ).join(','),
  ).join('\n');
}

// The thread's only caller sends the bytes of one file. `raw` keeps texts of a web table as they stand.
const book = read(workerData as Uint8Array, { type: 'array', dense: true, cellNF: true, raw: true });
const from1904 = book.Workbook?.WBProps?.date1904 === true;
const sheets = book.SheetNames.slice(0, MOST_SHEETS).flatMap((name) => {
  const sheet = book.Sheets[name];
  const csv = sheet === undefined ? '' : csvOf(sheet, from1904);
  return csv.replaceAll(/[,\n]/g, '') === '' ? [] : [{ name, csv }];
});
parentPort?.postMessage(sheets);
