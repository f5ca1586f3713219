import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import { Fault } from '#domain/shared/fault';
import type { ObjectStore } from './object-store.js';
import { MOST_OBJECT_BYTES } from './object-store.js';

/** Objects in the log's own database, so that they are backed up with it. */
export class PostgresObjects implements ObjectStore {
  constructor(private readonly pool: Pick<Pool, 'query'>) {}

  async put(bytes: Uint8Array): Promise<string> {
    if (bytes.length > MOST_OBJECT_BYTES) {
      throw new Fault('objects.too-large', 'This is too large to be kept as one object.', {
        bytes: bytes.length,
      });
    }
    const digest = sha256(bytes);
    await this.pool.query('insert into objects.kept (digest, bytes) values ($1, $2) on conflict do nothing', [
      digest,
      bytes,
    ]);
    return digest;
  }

  async get(digest: string): Promise<Uint8Array | undefined> {
    const { rows } = await this.pool.query<{ bytes: Uint8Array }>(
      'select bytes from objects.kept where digest = $1',
      [digest],
    );
    const bytes = rows[0]?.bytes;
    if (bytes !== undefined && sha256(bytes) !== digest) {
      throw new Fault('objects.altered', 'A kept object is not what its name says.', { digest });
    }
    return bytes;
  }

  async has(digest: string): Promise<boolean> {
    const { rowCount } = await this.pool.query('select from objects.kept where digest = $1', [digest]);
    return rowCount !== 0;
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
