import type { WorkbookSheet } from '#domain/energy/usage/xlsx/workbook-sheet';
import { DomainError } from '#domain/shared/domain-error';
import { inThread } from './in-thread.js';

/** Reads an old workbook. Throws `usage.old-workbook`. */
export async function readOldWorkbook(bytes: Uint8Array, name: string): Promise<readonly WorkbookSheet[]> {
  // The thread posts its sheets and nothing else.
  const sheets = (await inThread('old-workbook', bytes)) as readonly WorkbookSheet[] | undefined;
  if (sheets !== undefined) return sheets;
  throw new DomainError(
    'usage.old-workbook',
    `"${name}" is an old kind of spreadsheet that we could not open completely. Open it in your spreadsheet program, save it as .xlsx or CSV, and upload that.`,
    { file: name },
  );
}
