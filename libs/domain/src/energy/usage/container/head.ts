import type { FileHead } from '../formats/format.js';
import { decodeHead, sniffEncoding } from './text.js';
import type { TextEncoding } from './text.js';

const MAX_LINES = 200;

/** What a file looks like from its first bytes. */
export function readHead(
  name: string,
  bytes: Uint8Array,
  wholeFile: boolean,
): FileHead & { readonly encoding: TextEncoding } {
  const encoding = sniffEncoding(bytes, wholeFile);
  const text = decodeHead(bytes, encoding);
  const kind = kindOf(text, encoding === 'utf-16le' || encoding === 'utf-16be' ? undefined : bytes);
  return { name, bytes, text, lines: text.split(/\r\n|\n|\r/, MAX_LINES), kind, encoding };
}

/** `PK` and a local header, or the end record of an empty archive. */
export function isZip(bytes: Uint8Array): boolean {
  return (
    bytes[0] === 0x50 &&
    bytes[1] === 0x4b &&
    ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6))
  );
}

/** `%PDF`. */
export function isPdf(bytes: Uint8Array): boolean {
  return bytes[0] === 0x25 && bytes[1] === 0x50 && bytes[2] === 0x44 && bytes[3] === 0x46;
}

export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8;
}

function kindOf(text: string, bytes: Uint8Array | undefined): FileHead['kind'] {
  const start = text.trimStart();
  if (/^(<!--[\s\S]{0,2000}?-->\s*)?<(!doctype\s+html|html|head|body)\b/i.test(start)) return 'html';
  if (/^<\?xml[\s\S]{0,400}?<html\b/i.test(start)) return 'html';
  if (/^<[?!A-Za-z_]/.test(start)) return 'xml';
  if (/^[[{]/.test(start)) return 'json';
  return bytes !== undefined && looksBinary(bytes) ? 'binary' : 'text';
}

/** PDF, pictures, old Excel: control bytes that no text has. */
function looksBinary(bytes: Uint8Array): boolean {
  if (isPdf(bytes)) return true;
  const length = Math.min(bytes.length, 4096);
  let control = 0;
  for (let at = 0; at < length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) control += 1;
  }
  return control > length / 50;
}
