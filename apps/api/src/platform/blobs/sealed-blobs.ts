import type { Sealing } from '../sealing/sealing.js';
import type { Blobs } from './blobs.js';
import type { RoomCheck } from './room.js';

const PIECE_BYTES = 1024 * 1024;

/** Bytes that wait for a job, sealed piece by piece with their subject's key. */
export class SealedBlobs {
  constructor(
    private readonly blobs: Blobs,
    private readonly sealing: Sealing,
    private readonly checkRoom: RoomCheck,
  ) {}

  /**
   * Stores a stream under an id; returns its length in bytes, and its digest with the subject's key. Holds at most one
   * piece in memory. Throws `service.no-room` before a piece that has no space.
   */
  async write(
    subjectId: string,
    blobId: string,
    bytes: AsyncIterable<Uint8Array>,
  ): Promise<{ readonly bytes: number; readonly digest: string }> {
    const digest = await this.sealing.bytesDigest(subjectId);
    let length = 0;
    let piece = 0;
    for await (const chunk of pieces(bytes)) {
      length += chunk.length;
      digest.update(chunk);
      await this.checkRoom();
      const sealed = await this.sealing.sealBytes(subjectId, `${blobId}/${String(piece)}`, chunk);
      await this.blobs.put(blobId, piece, sealed);
      piece += 1;
    }
    return { bytes: length, digest: digest.digest('hex') };
  }

  /** The bytes in order; an erased person's blob is empty. */
  async *read(subjectId: string, blobId: string): AsyncIterable<Uint8Array> {
    let piece = 0;
    for await (const sealed of this.blobs.read(blobId)) {
      const bytes = await this.sealing.openBytes(subjectId, `${blobId}/${String(piece)}`, sealed);
      if (bytes === 'erased') return;
      yield bytes;
      piece += 1;
    }
  }

  /** Removes the blobs `<prefix>/0` to `<prefix>/<count - 1>`. */
  async remove(prefix: string, count: number): Promise<void> {
    for (let index = 0; index < count; index += 1) await this.blobs.remove(`${prefix}/${String(index)}`);
  }

  /** Removes what crashes left behind: blobs older than an hour without one of these prefixes. */
  async sweep(neededPrefixes: readonly string[]): Promise<void> {
    await this.blobs.sweep(neededPrefixes);
  }
}

async function* pieces(bytes: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  let waiting: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    waiting.push(chunk);
    size += chunk.length;
    if (size < PIECE_BYTES) continue;
    yield Buffer.concat(waiting);
    waiting = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(waiting);
}
