import type { PrintedPage } from '../printed-bills/printed-page.js';
import type { WorkbookSheet } from '../xlsx/workbook-sheet.js';

/** One file inside an archive. Sizes are as the directory states them: never trust them. */
export interface ArchiveEntry {
  readonly name: string;
  readonly compressedBytes: number;
  readonly rawBytes: number;
  readonly encrypted: boolean;
  /** Opens the entry, decompressed. Throws when the data does not fit the directory. */
  open(): AsyncIterable<Uint8Array>;
}

/**
 * Decompression and what else takes a file apart, which the domain may not do itself. The implementation streams; the domain
 * counts bytes, ratio, entries and depth, and refuses.
 */
export interface ArchivePort {
  /** Inflates a gzip stream. */
  gunzip(bytes: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>;
  /**
   * The sheets of a workbook of an old kind (`oldWorkbookKind`), dates as ISO without zone, like the XLSX
   * reader gives them. Bounded in time and memory. Throws `usage.old-workbook` where it cannot be read whole.
   */
  oldWorkbook(bytes: Uint8Array, name: string): Promise<readonly WorkbookSheet[]>;
  /**
   * The text layer of a PDF, an empty page for one without. Bounded in pages, time and memory. Throws
   * `usage.pdf-locked`, `usage.pdf-too-long` and `usage.pdf-broken`.
   */
  pdfText(bytes: Uint8Array, name: string): Promise<readonly PrintedPage[]>;
  /** Reads the directory of a zip (or workbook) that was collected whole; at most `maxEntries`. */
  entries(zip: Uint8Array, maxEntries: number): Promise<readonly ArchiveEntry[]>;
}
