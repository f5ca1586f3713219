import { DomainError } from '#domain/shared/domain-error';
import type { UsageInput } from '../formats/format.js';
import { USAGE_LIMITS } from '../limits.js';
import type { ArchiveEntry, ArchivePort } from './archive.js';
import { collect, limited, peek, watched } from './bytes.js';
import type { StreamGuard } from './bytes.js';
import { isGzip, isPdf, isZip, readHead } from './head.js';
import { ratioCounted, ratioGuarded, refuseBomb, refuseHostile } from './hostile-archive.js';
import { isOpenDocument, oldWorkbookKind } from './old-workbook.js';
import { decodeText } from './text.js';
import type { WorkbookSheet } from '../xlsx/workbook-sheet.js';
import { workbookSheets } from '../xlsx/workbook.js';

/** A member of an archive that is no meter file, and why it was left. */
export interface SkippedMember {
  readonly name: string;
  readonly code: string;
  readonly message: string;
}

/** One plain file out of an upload, a PDF, or a member left aside. */
export type Unpacked =
  | { readonly kind: 'file'; readonly input: UsageInput }
  | { readonly kind: 'pdf'; readonly name: string; readonly bytes: Uint8Array }
  | { readonly kind: 'skipped'; readonly member: SkippedMember };

const NOT_METER_DATA = /\.(html?|png|jpe?g|gif|docx?|rtf|md|xsl|xslt|css|js|exe|dll)$/i;

/**
 * Plain files of one upload: itself, out of gzip, or the members of a zip (one level; a workbook
 * or gzip inside is fine). Refuses slip names, encryption, bombs and nested zips.
 */
export async function* unpack(
  upload: { readonly name: string; readonly bytes: AsyncIterable<Uint8Array> },
  archive: ArchivePort,
  guard: StreamGuard,
): AsyncIterable<Unpacked> {
  const { head, ended, all } = await peek(watched(upload.bytes, guard));
  if (head.length === 0) throw emptyFile(upload.name);
  if (isGzip(head)) {
    const name = upload.name.replace(/\.gz$/i, '');
    const inflated = ratioGuarded(all, name, archive);
    const inner = await peek(inflated);
    if (isZip(inner.head)) yield* unzip({ name, bytes: inner.all }, archive, guard);
    else yield plainFile({ name, ...inner }, guard);
    return;
  }
  if (isZip(head)) yield* unzip({ name: upload.name, bytes: all }, archive, guard);
  else yield* plainOrWorkbook({ name: upload.name, head, ended, all }, archive, guard);
}

/** A plain file, a PDF, or the sheets of a workbook of an old kind. */
async function* plainOrWorkbook(
  opened: Opened,
  archive: ArchivePort,
  guard: StreamGuard,
): AsyncIterable<Unpacked> {
  if (isPdf(opened.head)) {
    const bytes = await collect(opened.all, USAGE_LIMITS.pdfBytes, pdfTooLarge);
    yield { kind: 'pdf', name: opened.name, bytes };
    return;
  }
  const { text } = readHead(opened.name, opened.head, opened.ended);
  if (oldWorkbookKind(opened.head, text) === undefined) {
    yield plainFile(opened, guard);
    return;
  }
  const bytes = await collect(opened.all, USAGE_LIMITS.oldWorkbookBytes);
  yield* csvFiles(opened.name, await archive.oldWorkbook(bytes, opened.name), guard);
}

interface Opened {
  readonly name: string;
  readonly head: Uint8Array;
  readonly ended: boolean;
  readonly all: AsyncIterable<Uint8Array>;
}

function plainFile({ name, head, ended, all }: Opened, guard: StreamGuard): Unpacked {
  const { encoding, ...seen } = readHead(name, head, ended);
  const bytes = limited(all, guard);
  return {
    kind: 'file',
    input: { name, head: seen, bytes: () => bytes, text: () => decodeText(bytes, encoding) },
  };
}

/** A text of our own as a file to read. */
export function plainText(name: string, text: string): UsageInput {
  const head = new TextEncoder().encode(text);
  const { encoding: _, ...seen } = readHead(name, head, true);
  const once = async function* <Part>(part: Part): AsyncIterable<Part> {
    yield await Promise.resolve(part);
  };
  return { name, head: seen, bytes: () => once(head), text: () => once(text) };
}

async function* unzip(
  upload: { readonly name: string; readonly bytes: AsyncIterable<Uint8Array> },
  archive: ArchivePort,
  guard: StreamGuard,
): AsyncIterable<Unpacked> {
  const zip = await collect(upload.bytes, USAGE_LIMITS.archiveBytes);
  const entries = await archive.entries(zip, USAGE_LIMITS.archiveEntries);
  if (isWorkbook(entries)) {
    refuseBomb(entries, upload.name);
    yield* csvFiles(upload.name, await workbookSheets(entries), guard);
    return;
  }
  if (isOpenDocument(entries)) {
    refuseBomb(entries, upload.name);
    yield* csvFiles(upload.name, await archive.oldWorkbook(zip, upload.name), guard);
    return;
  }
  const files = entries.filter(
    ({ name }) => !name.endsWith('/') && !/(^|\/)(__MACOSX\/|\._|\.DS_Store)/.test(name),
  );
  if (files.length === 0) throw emptyFile(upload.name);
  refuseHostile(files);
  refuseBomb(files, upload.name);
  for (const entry of files) yield* member(entry, archive, guard);
}

async function* member(
  entry: ArchiveEntry,
  archive: ArchivePort,
  guard: StreamGuard,
): AsyncIterable<Unpacked> {
  if (NOT_METER_DATA.test(entry.name)) {
    yield skipped(entry.name, 'usage.not-meter-data', 'is a document, not meter data; it was left aside.');
    return;
  }
  const opened = await peek(ratioCounted(entry.open(), entry));
  if (opened.head.length === 0) {
    yield skipped(entry.name, 'usage.empty', 'is empty.');
  } else if (isZip(opened.head)) {
    const zip = await collect(opened.all, USAGE_LIMITS.archiveBytes);
    const inner = await archive.entries(zip, USAGE_LIMITS.archiveEntries);
    if (isWorkbook(inner)) {
      refuseBomb(inner, entry.name);
      yield* csvFiles(entry.name, await workbookSheets(inner), guard);
    } else {
      yield skipped(
        entry.name,
        'usage.nested-archive',
        'is an archive inside the archive; upload it on its own.',
      );
    }
  } else if (isGzip(opened.head)) {
    const name = entry.name.replace(/\.gz$/i, '');
    const inner = await peek(ratioGuarded(opened.all, name, archive));
    if (isZip(inner.head) || isGzip(inner.head)) {
      yield skipped(
        entry.name,
        'usage.nested-archive',
        'is an archive inside an archive; upload it on its own.',
      );
    } else yield plainFile({ name, ...inner }, guard);
  } else yield* plainOrWorkbook({ name: entry.name, ...opened }, archive, guard);
}

/** Each sheet of a workbook as a CSV file of its own, so that every CSV format reads it. */
async function* csvFiles(
  workbook: string,
  sheets: readonly WorkbookSheet[],
  guard: StreamGuard,
): AsyncIterable<Unpacked> {
  if (sheets.length === 0) throw emptyFile(workbook);
  for (const sheet of sheets) {
    const name = sheets.length === 1 ? workbook : `${workbook} (${sheet.name})`;
    const opened = await peek(once(new TextEncoder().encode(sheet.csv)));
    // Of several sheets those without readings (a cover, a legend) are left aside like other members.
    yield plainFile({ name, ...opened }, guard);
  }
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield await Promise.resolve(bytes);
}

function isWorkbook(entries: readonly ArchiveEntry[]): boolean {
  return (
    entries.some(({ name }) => name === '[Content_Types].xml') &&
    entries.some(({ name }) => name.startsWith('xl/'))
  );
}

function emptyFile(name: string): DomainError {
  return new DomainError('usage.empty', `"${name}" is empty. Download it again from your utility.`, {
    file: name,
  });
}

function pdfTooLarge(maxBytes: number): DomainError {
  return new DomainError(
    'usage.pdf-too-large',
    `A PDF of more than ${String(maxBytes / 1_000_000)} MB is no bill that we can read: a scan, perhaps. Type in its days and kWh, or download the bill from your supplier’s site.`,
  );
}

function skipped(name: string, code: string, why: string): Unpacked {
  return { kind: 'skipped', member: { name, code, message: `"${name}" ${why}` } };
}
