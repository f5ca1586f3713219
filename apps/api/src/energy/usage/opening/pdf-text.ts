import type { PrintedPage } from '#domain/energy/usage/printed-bills/printed-page';
import { DomainError } from '#domain/shared/domain-error';
import { inThread } from './in-thread.js';
import type { PdfAnswer } from './pdf-text.thread.js';

/** Reads the text layer of a PDF. Throws `usage.pdf-locked`, `usage.pdf-too-long` and `usage.pdf-broken`. */
export async function readPdfText(bytes: Uint8Array, name: string): Promise<readonly PrintedPage[]> {
  // The thread posts this one answer and nothing else.
  const answer = (await inThread('pdf-text', bytes)) as PdfAnswer | undefined;
  if (answer?.end === 'read') return answer.pages;
  const refuse = (code: string, words: string): DomainError =>
    new DomainError(code, `"${name}" ${words}`, { file: name });
  if (answer?.end === 'locked')
    throw refuse(
      'usage.pdf-locked',
      'is locked with a password. Open it, save a copy without the password, and send that; or type in your bill.',
    );
  if (answer?.end === 'too-long')
    throw refuse(
      'usage.pdf-too-long',
      'is longer than any bill. Send your bills one by one, or download your meter’s readings as CSV.',
    );
  throw refuse(
    'usage.pdf-broken',
    'is a PDF that we could not open: it is damaged, or the download was cut short. Download it again, or type in your bill.',
  );
}
