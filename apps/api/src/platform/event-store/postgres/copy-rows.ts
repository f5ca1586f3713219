import { Fault } from '#domain/shared/fault';

/** Reads one field of a row of PostgreSQL's binary COPY format. */
export interface CopyRow {
  text(field: number): string;
  /** Bytes, in hexadecimal digits. */
  hex(field: number): string;
  int32(field: number): number;
  /** Whole numbers below 2^53, as all of ours are. */
  int64(field: number): number;
}

const HEADER_BYTES = 19;
const MAX_ROW_BYTES = 64 * 1024 * 1024;

/**
 * Splits a stream of binary COPY data (PostgreSQL documentation, "COPY: Binary Format") into rows of `fields`
 * columns, none null, and calls `make` for each. A row is only valid while `make` runs.
 */
export class CopyRows<Made> implements CopyRow {
  private buffer: Buffer = Buffer.alloc(0);
  private readonly starts: Int32Array;
  private readonly ends: Int32Array;
  private offset = 0;
  private isHeaderRead = false;

  constructor(
    private readonly fields: number,
    private readonly make: (row: CopyRow) => Made,
  ) {
    this.starts = new Int32Array(fields);
    this.ends = new Int32Array(fields);
  }

  /** Takes more bytes and returns what `make` gave for each row that is now complete. */
  take(chunk: Buffer): readonly Made[] {
    const rest = this.buffer.subarray(this.offset);
    this.buffer = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    this.offset = 0;
    if (!this.isHeaderRead) {
      if (this.buffer.length < HEADER_BYTES) return [];
      this.isHeaderRead = true;
      this.offset = HEADER_BYTES;
    }
    const made: Made[] = [];
    while (this.findRow()) made.push(this.make(this));
    if (this.buffer.length - this.offset > MAX_ROW_BYTES)
      throw new Fault('event-log.row-too-large', 'A row of the log is too large.');
    return made;
  }

  text(field: number): string {
    return this.buffer.toString('utf8', this.starts[field], this.ends[field]);
  }

  hex(field: number): string {
    return this.buffer.toString('hex', this.starts[field], this.ends[field]);
  }

  int32(field: number): number {
    return this.buffer.readInt32BE(this.starts[field]);
  }

  int64(field: number): number {
    const start = this.starts[field] ?? 0;
    return this.buffer.readInt32BE(start) * 2 ** 32 + this.buffer.readUInt32BE(start + 4);
  }

  /** Locates the next row's fields; false while the row is incomplete, and at the end mark (-1 fields). */
  private findRow(): boolean {
    let at = this.offset;
    if (this.buffer.length < at + 2 || this.buffer.readInt16BE(at) !== this.fields) return false;
    at += 2;
    for (let field = 0; field < this.fields; field += 1) {
      if (this.buffer.length < at + 4) return false;
      const start = at + 4;
      at = start + this.buffer.readInt32BE(at);
      this.starts[field] = start;
      this.ends[field] = at;
    }
    if (this.buffer.length < at) return false;
    this.offset = at;
    return true;
  }
}
