/** Encodings that utilities and spreadsheets write. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** Told from a byte order mark, from zero bytes, else UTF-8 when strictly valid, else windows-1252. */
export function sniffEncoding(head: Uint8Array, wholeFile: boolean): TextEncoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const zeros = zeroPositions(head);
  if (zeros === 'odd') return 'utf-16le';
  if (zeros === 'even') return 'utf-16be';
  return isUtf8(head, wholeFile) ? 'utf-8' : 'windows-1252';
}

/** A head of bytes as text, without its byte order mark. */
export function decodeHead(head: Uint8Array, encoding: TextEncoding): string {
  return new TextDecoder(encoding).decode(head, { stream: true });
}

/**
 * The stream as text, without its byte order mark. A file that claimed UTF-8 in its head and breaks
 * it later (a single windows-1252 name far down) goes on in windows-1252 from that chunk.
 */
export async function* decodeText(
  bytes: AsyncIterable<Uint8Array>,
  encoding: TextEncoding,
): AsyncIterable<string> {
  let decoder = new TextDecoder(encoding, { fatal: encoding === 'utf-8' });
  for await (const chunk of bytes) {
    let text: string;
    try {
      text = decoder.decode(chunk, { stream: true });
    } catch {
      decoder = new TextDecoder('windows-1252');
      text = decoder.decode(chunk, { stream: true });
    }
    if (text !== '') yield text;
  }
  try {
    const rest = decoder.decode();
    if (rest !== '') yield rest;
  } catch {
    // A file cut in the middle of a character: its last, broken cell is the parser's to report.
  }
}

function isUtf8(head: Uint8Array, wholeFile: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: !wholeFile });
    return true;
  } catch {
    return false;
  }
}

function zeroPositions(head: Uint8Array): 'odd' | 'even' | 'none' {
  const length = Math.min(head.length, 400);
  let odd = 0;
  let even = 0;
  for (let at = 0; at < length; at += 1) {
    if (head[at] !== 0) continue;
    if (at % 2 === 0) even += 1;
    else odd += 1;
  }
  if (length < 8) return 'none';
  if (odd > length / 3 && even < length / 20) return 'odd';
  return even > length / 3 && odd < length / 20 ? 'even' : 'none';
}
