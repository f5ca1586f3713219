import { DomainError } from '#domain/shared/domain-error';
import type { ArchiveEntry } from '../container/archive.js';
import { decodeText } from '../container/text.js';
import { readXml } from '../container/xml.js';
import type { XmlListener } from '../container/xml.js';

/** Reads one XML part of a workbook; a broken part refuses the workbook. */
export async function readPart(part: ArchiveEntry, listener: XmlListener): Promise<void> {
  const { cutAtLine } = await readXml(decodeText(part.open(), 'utf-8'), listener);
  if (cutAtLine !== undefined) {
    throw new DomainError(
      'usage.workbook-broken',
      `The workbook's ${part.name} is damaged. Download it again, or save it as CSV.`,
    );
  }
}

/** A workbook that unpacks to more text than is read. */
export function tooLarge(): DomainError {
  return new DomainError(
    'usage.too-large',
    'The workbook holds more text than a meter file has. Save the sheet with the readings as CSV.',
  );
}
