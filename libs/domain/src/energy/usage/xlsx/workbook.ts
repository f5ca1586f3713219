import { DomainError } from '#domain/shared/domain-error';
import type { ArchiveEntry } from '../container/archive.js';
import { USAGE_LIMITS } from '../limits.js';
import { cellStyles } from './cell-styles.js';
import type { CellStyle } from './cell-styles.js';
import { readPart, tooLarge } from './part.js';
import { readSheet } from './sheet.js';
import type { WorkbookSheet } from './workbook-sheet.js';

/** Sheets that are looked at; meter exports have one or two. */
const MAX_SHEETS = 20;

/**
 * Turns the visible sheets of an XLSX workbook into CSV text, so that every CSV format reads a
 * workbook too. Numbers are written shortest, dates as ISO without zone. Throws
 * `usage.workbook-broken`.
 */
export async function workbookSheets(entries: readonly ArchiveEntry[]): Promise<readonly WorkbookSheet[]> {
  // Some writers differ in the case of part names.
  const parts = new Map(entries.map((entry) => [entry.name.replace(/^\//, '').toLowerCase(), entry]));
  const book = await sheetList(parts);
  const strings = await sharedStrings(parts.get('xl/sharedstrings.xml'));
  const styles: readonly CellStyle[] = await stylesOf(parts.get('xl/styles.xml'));
  const sheets: WorkbookSheet[] = [];
  for (const { name, path } of book.sheets.slice(0, MAX_SHEETS)) {
    const part = parts.get(path.toLowerCase());
    if (part === undefined) continue;
    const csv = await readSheet(part, { strings, styles, from1904: book.from1904 });
    if (csv.trim() !== '') sheets.push({ name, csv });
  }
  return sheets;
}

interface SheetList {
  readonly from1904: boolean;
  readonly sheets: readonly { readonly name: string; readonly path: string }[];
}

async function sheetList(parts: ReadonlyMap<string, ArchiveEntry>): Promise<SheetList> {
  const book = parts.get('xl/workbook.xml');
  const relations = parts.get('xl/_rels/workbook.xml.rels');
  if (book === undefined || relations === undefined) {
    throw new DomainError(
      'usage.workbook-broken',
      'The workbook lacks its list of sheets. Download it again, or save it as CSV.',
    );
  }
  const paths = new Map<string, string>();
  await readPart(relations, {
    open: (name, _namespace, { Id, Target }) => {
      if (name === 'Relationship' && Id !== undefined && Target !== undefined)
        paths.set(Id, partPath(Target));
    },
    close: ignore,
  });
  const sheets: { readonly name: string; readonly path: string }[] = [];
  let from1904 = false;
  await readPart(book, {
    open: (tag, _namespace, attributes) => {
      if (tag === 'workbookPr') from1904 = /^(1|true)$/.test(attributes['date1904'] ?? '');
      if (tag !== 'sheet' || (attributes['state'] ?? 'visible') !== 'visible') return;
      const path = paths.get(attributes['id'] ?? '');
      if (path !== undefined) sheets.push({ name: attributes['name'] ?? '', path });
    },
    close: ignore,
  });
  return { from1904, sheets };
}

function partPath(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

async function sharedStrings(part: ArchiveEntry | undefined): Promise<readonly string[]> {
  if (part === undefined) return [];
  const strings: string[] = [];
  let chars = 0;
  let held = '';
  let phonetic = 0;
  await readPart(part, {
    open: (name) => {
      if (name === 'si') held = '';
      if (name === 'rPh') phonetic += 1;
    },
    close: (name, text) => {
      if (name === 'rPh') phonetic -= 1;
      if (name === 't' && phonetic === 0) held += text;
      if (name !== 'si') return;
      chars += held.length;
      if (chars > USAGE_LIMITS.archiveBytes) throw tooLarge();
      strings.push(held);
    },
  });
  return strings;
}

async function stylesOf(part: ArchiveEntry | undefined): Promise<readonly CellStyle[]> {
  if (part === undefined) return [];
  const { listener, styles } = cellStyles();
  await readPart(part, listener);
  return styles();
}

function ignore(): void {
  return;
}
