import { DomainError } from '#domain/shared/domain-error';
import { USAGE_LIMITS } from '../limits.js';

/** What bounds one import's streams, whatever the number of files in it. */
export interface StreamGuard {
  /** Decompressed bytes so far, over all files. */
  bytes: number;
  /** Bytes of the uploads themselves so far. */
  read: number;
  readonly signal?: AbortSignal;
  /** Called about every megabyte with the bytes read of the upload itself. */
  readonly onProgress?: (bytes: number) => void;
}

const PROGRESS_BYTES = 1_000_000;
/** How much of a file a sniffer may see. */
export const HEAD_BYTES = 65_536;

/** Counts the upload itself for progress, stops when cancelled (`usage.cancelled`). */
export async function* watched(
  bytes: AsyncIterable<Uint8Array>,
  guard: StreamGuard,
): AsyncIterable<Uint8Array> {
  let told = guard.read;
  for await (const chunk of bytes) {
    if (guard.signal?.aborted === true) throw cancelled();
    guard.read += chunk.length;
    if (guard.read - told >= PROGRESS_BYTES) {
      told = guard.read;
      guard.onProgress?.(guard.read);
    }
    yield chunk;
  }
  guard.onProgress?.(guard.read);
}

/** Text of larger pieces outlives the young generation, and the heap swells. */
const PIECE_BYTES = 16_384;

/**
 * Counts decompressed bytes of the whole import (`usage.too-large` beyond `USAGE_LIMITS.rawBytes`)
 * and hands them on in small pieces.
 */
export async function* limited(
  bytes: AsyncIterable<Uint8Array>,
  guard: StreamGuard,
): AsyncIterable<Uint8Array> {
  for await (const chunk of bytes) {
    if (guard.signal?.aborted === true) throw cancelled();
    guard.bytes += chunk.length;
    if (guard.bytes > USAGE_LIMITS.rawBytes) {
      throw new DomainError(
        'usage.too-large',
        `The upload holds more than ${String(USAGE_LIMITS.rawBytes / 1_000_000)} MB of data. Ask your utility for a shorter period, or split the file.`,
      );
    }
    for (let at = 0; at < chunk.length; at += PIECE_BYTES) yield chunk.subarray(at, at + PIECE_BYTES);
  }
}

/** A stream's first bytes and the whole stream again, head included. */
export async function peek(
  bytes: AsyncIterable<Uint8Array>,
  size = HEAD_BYTES,
): Promise<{ readonly head: Uint8Array; readonly ended: boolean; readonly all: AsyncIterable<Uint8Array> }> {
  const iterator = bytes[Symbol.asyncIterator]();
  const held: Uint8Array[] = [];
  let length = 0;
  let ended = false;
  while (length < size) {
    const next = await iterator.next();
    if (next.done === true) {
      ended = true;
      break;
    }
    held.push(next.value);
    length += next.value.length;
  }
  const head = joined(held, length);
  return { head: head.subarray(0, size), ended, all: resumed(held, iterator) };
}

/** The stream as one array. Throws beyond `maxBytes`: `usage.archive-too-large`, unless another refusal is given. */
export async function collect(
  bytes: AsyncIterable<Uint8Array>,
  maxBytes: number,
  refusal: (maxBytes: number) => DomainError = archiveTooLarge,
): Promise<Uint8Array> {
  const held: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    length += chunk.length;
    if (length > maxBytes) throw refusal(maxBytes);
    held.push(chunk);
  }
  return joined(held, length);
}

function archiveTooLarge(maxBytes: number): DomainError {
  return new DomainError(
    'usage.archive-too-large',
    `The archive is larger than ${String(maxBytes / 1_000_000)} MB. Upload the meter file inside it instead.`,
  );
}

async function* resumed(
  held: readonly Uint8Array[],
  iterator: AsyncIterator<Uint8Array>,
): AsyncIterable<Uint8Array> {
  try {
    yield* held;
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value;
  } finally {
    await iterator.return?.();
  }
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const only = chunks[0];
  if (chunks.length === 1 && only !== undefined) return only;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

function cancelled(): DomainError {
  return new DomainError('usage.cancelled', 'Reading was cancelled; nothing was kept.');
}
