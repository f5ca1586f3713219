import { DomainError } from '#domain/shared/domain-error';
import type { FileHead } from './format.js';

/** First bytes of pictures, as hexadecimal text: PNG, JPEG, GIF, TIFF, HEIC and WebP. */
const PICTURE = /^(?:89504e47|ffd8ff|47494638|49492a00|4d4d002a|.{8}66747970|52494646)/;
const MOST_NAMES = 6;

/** Why a file that is no text, or a web page, is not read, and what to download instead. */
export function notText(head: FileHead): DomainError {
  const refuse = (code: string, words: string): DomainError =>
    new DomainError(code, `"${head.name}" ${words}`, { file: head.name });
  if (head.kind === 'html') {
    return refuse(
      'usage.html-page',
      'is a web page, not meter data: often a login page saved by mistake. Sign in, then download the file itself.',
    );
  }
  const start = firstBytes(head.bytes);
  if (start.startsWith('25504446')) {
    return refuse(
      'usage.pdf',
      'is a PDF, often a bill. It shows how much in total, not when. Download the interval data of your meter as CSV or Green Button XML, or type in the bill.',
    );
  }
  if (PICTURE.test(start)) {
    return refuse(
      'usage.picture',
      'is a picture. Readings are read from the file that your utility offers for download: CSV or Green Button XML.',
    );
  }
  return refuse(
    'usage.not-readable',
    'is neither text, XML, a workbook nor an archive. Ask your utility for CSV or Green Button XML.',
  );
}

/** A document that no reader knows: what it seems to be, where that was seen, and the next step. */
export function unknownFormat(head: FileHead): DomainError {
  const next = 'Download interval data as CSV or Green Button XML from your utility, or type in your bills.';
  if (head.kind === 'json') {
    const names = [
      ...new Set(Array.from(head.text.matchAll(/"([^"\\]{1,40})"\s*:/g), ([, name]) => name ?? '')),
    ];
    const seen = names.slice(0, MOST_NAMES);
    return new DomainError(
      'usage.unknown-json',
      `"${head.name}" is JSON that we do not know: ${seen.length === 0 ? 'it names no fields' : `its fields are ${seen.map((name) => `"${name}"`).join(', ')}`}, and no list of times with energy was found in it. ${next}`,
      { file: head.name, fields: seen },
    );
  }
  if (head.kind === 'xml') {
    const root = /<([A-Za-z_][\w.:-]{0,60})[\s>/]/.exec(head.text.replace(/<[?!][^>]*>/g, ''))?.[1] ?? '';
    return new DomainError(
      'usage.unknown-xml',
      `"${head.name}" is XML that we do not know: it begins with <${root}>, and Green Button begins with <feed>. ${next}`,
      { file: head.name, root },
    );
  }
  return new DomainError('usage.unknown-format', `"${head.name}" is in no format we know. ${next}`, {
    file: head.name,
    firstLine: (head.lines[0] ?? '').slice(0, 80),
  });
}

/** The first twelve bytes as hexadecimal text. */
function firstBytes(bytes: Uint8Array): string {
  return Array.from(bytes.subarray(0, 12), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
