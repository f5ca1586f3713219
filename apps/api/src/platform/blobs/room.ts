import { statfs } from 'node:fs/promises';
import type { Pool } from 'pg';
import { DomainError } from '#domain/shared/domain-error';

/** Says, before bytes are stored, whether there is room for them. Throws `service.no-room` when there is not. */
export type RoomCheck = () => Promise<void>;

/** Room on the disk that holds a folder: all but a reserve, so that the database can always write. */
export function diskRoom(folder: string, reserveBytes: number): RoomCheck {
  return async () => {
    const { bavail, bsize } = await statfs(folder);
    if (bavail * bsize < reserveBytes) throw noRoom();
  };
}

const LOOK_EVERY_MS = 5_000;

/** Room in a database whose disk we cannot see: up to a size that its owner allows. */
export function databaseRoom(pool: Pick<Pool, 'query'>, mostBytes: number): RoomCheck {
  let lookedAtMs = -Infinity;
  let isFull = false;
  return async () => {
    if (performance.now() - lookedAtMs > LOOK_EVERY_MS) {
      const { rows } = await pool.query<{ readonly bytes: string }>(
        'select pg_database_size(current_database()) as bytes',
      );
      isFull = Number(rows[0]?.bytes) >= mostBytes;
      lookedAtMs = performance.now();
    }
    if (isFull) throw noRoom();
  };
}

function noRoom(): DomainError {
  return new DomainError(
    'service.no-room',
    'We have no space for more files right now. Nothing was lost; please try again later.',
    {},
    'unavailable',
  );
}
