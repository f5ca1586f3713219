import { statfs } from 'node:fs/promises';
import type { Pool } from 'pg';
import { DomainError } from '#domain/shared/domain-error';

/** Checks for space before bytes are stored. Throws `service.no-room` if there is none. */
export type RoomCheck = () => Promise<void>;

/** Checks the disk of a folder, keeping a reserve so that the database can always write. */
export function diskRoom(folder: string, reserveBytes: number): RoomCheck {
  return async () => {
    const { bavail, bsize } = await statfs(folder);
    if (bavail * bsize < reserveBytes) throw noRoom();
  };
}

const LOOK_EVERY_MS = 5_000;

/** Checks a database whose disk we cannot see against the size that its owner allows. */
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
