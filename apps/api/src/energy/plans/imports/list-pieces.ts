import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { DomainError } from '#domain/shared/domain-error';
import { isOneDocument } from '#domain/energy/tariffs/convert/cdr/read-plans';

/** What a list may unpack to: much more than any market of ours has. */
const MOST_BYTES = 500 * 1024 * 1024;
/** A document that can only be read whole. */
const MOST_WHOLE_BYTES = 64 * 1024 * 1024;
const HEAD_CHARACTERS = 1_000_000;
const LINES = 25;

/** A part of a list that a converter reads by itself. */
export interface ListPiece {
  readonly text: string;
  /** Number of lines before it. */
  readonly linesBefore: number;
  /** How much of the file is read, 0 to 1. */
  readonly share: number;
}

/** SHA-256 (hex) of a file's bytes as they are. */
export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/**
 * The pieces of a list, gzip or not: a file with one plan a line comes 25 lines at a time, so that no list fills the
 * memory; anything else comes whole. Throws `plans.list-too-large` and `plans.bad-gzip`.
 */
export async function* piecesOf(path: string, format: string): AsyncIterable<ListPiece> {
  let waiting = '';
  let mode: 'unknown' | 'lines' | 'whole' = format === 'cdr' ? 'unknown' : 'whole';
  let linesBefore = 0;
  const { size } = await stat(path);
  const reading = { bytes: 0 };
  const share = (): number => (size === 0 ? 1 : Math.min(1, reading.bytes / size));
  for await (const text of textsOf(path, await encodingOf(path), reading)) {
    waiting += text;
    if (mode === 'unknown' && waiting.length >= HEAD_CHARACTERS)
      mode = isOneDocument(waiting) ? 'whole' : 'lines';
    if (mode !== 'lines' && waiting.length > MOST_WHOLE_BYTES) throw tooLarge();
    if (mode !== 'lines') continue;
    const lines = waiting.split('\n');
    // The last line may go on in the next bytes.
    waiting = lines.pop() ?? '';
    if (waiting.length > MOST_WHOLE_BYTES) throw tooLarge();
    for (let from = 0; from < lines.length; from += LINES) {
      const some = lines.slice(from, from + LINES);
      yield { text: some.join('\n'), linesBefore, share: share() };
      linesBefore += some.length;
    }
  }
  if (waiting.trim() !== '') yield { text: waiting, linesBefore, share: 1 };
}

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

async function* textsOf(path: string, encoding: Encoding, reading: { bytes: number }): AsyncIterable<string> {
  const decoder = new TextDecoder(encoding, { fatal: encoding === 'utf-8' });
  for await (const bytes of unpackedBytes(path, reading)) yield decoder.decode(bytes, { stream: true });
  yield decoder.decode();
}

/** By its byte order mark; else UTF-8 if every byte agrees with it, or Windows-1252. */
async function encodingOf(path: string): Promise<Encoding> {
  const check = new TextDecoder('utf-8', { fatal: true });
  let isFirst = true;
  try {
    for await (const bytes of unpackedBytes(path)) {
      if (isFirst && bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
      if (isFirst && bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
      isFirst = false;
      check.decode(bytes, { stream: true });
    }
    check.decode();
    return 'utf-8';
  } catch (error) {
    if (codeOf(error) === 'ERR_ENCODING_INVALID_ENCODED_DATA') return 'windows-1252';
    throw error;
  }
}

/** The bytes of a file, unpacked; `reading` is told how many packed ones were taken. */
async function* unpackedBytes(path: string, reading = { bytes: 0 }): AsyncIterable<Uint8Array> {
  const file = createReadStream(path);
  const isPacked = await startsAsGzip(path);
  const bytes = isPacked ? pipeline(file, createGunzip(), () => undefined) : file;
  let total = 0;
  try {
    for await (const chunk of bytes) {
      const piece = chunk as Buffer;
      total += piece.length;
      reading.bytes = file.bytesRead;
      if (total > MOST_BYTES) throw tooLarge();
      yield piece;
    }
  } catch (error) {
    if (isPacked && codeOf(error).startsWith('Z_')) {
      throw new DomainError('plans.bad-gzip', 'The list is a damaged gzip file.');
    }
    throw error;
  } finally {
    file.destroy();
  }
}

async function startsAsGzip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await file.close();
  }
}

/** The code of an error of Node's; its class is another one in a thread or a test. */
function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

function tooLarge(): DomainError {
  return new DomainError(
    'plans.list-too-large',
    'The list is larger than we read: 500 MB with one plan a line, 64 MB otherwise. Split it.',
    {},
    'too-large',
  );
}
