import type { Pool } from 'pg';

/** Bytes that wait for a job, stored in pieces in the database, which every process reaches. The caller seals them. */
export class Blobs {
  constructor(private readonly pool: Pool) {}

  /** Stores one piece; the same piece again replaces it. */
  async put(blobId: string, piece: number, bytes: Uint8Array): Promise<void> {
    await this.pool.query(
      'insert into blobs.pieces (blob_id, piece, bytes) values ($1, $2, $3) on conflict (blob_id, piece) do update set bytes = excluded.bytes',
      [blobId, piece, bytes],
    );
  }

  /** The pieces in order. */
  async *read(blobId: string): AsyncIterable<Uint8Array> {
    for (let piece = 0; ; piece += 1) {
      const { rows } = await this.pool.query<{ bytes: Uint8Array }>(
        'select bytes from blobs.pieces where blob_id = $1 and piece = $2',
        [blobId, piece],
      );
      const [row] = rows;
      if (row === undefined) return;
      yield row.bytes;
    }
  }

  async remove(blobId: string): Promise<void> {
    await this.pool.query('delete from blobs.pieces where blob_id = $1', [blobId]);
  }

  /** Removes blobs older than an hour (longer than any upload may take), except `<owner>/...` of the named owners. */
  async sweep(owners: readonly string[]): Promise<void> {
    await this.pool.query(
      "delete from blobs.pieces where stored_at < now() - interval '1 hour' and split_part(blob_id, '/', 1) <> all($1)",
      [owners],
    );
  }
}
