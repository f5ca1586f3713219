import { Fault } from '#domain/shared/fault';
import { newKey, unwrapKey, wrapKey } from './box.js';
import type pg from 'pg';

/** Keys of subjects, the people that sealed data is about. */
export interface SubjectKeyStore {
  /** A subject's key, created on first use; `erased` for good after its erasure. */
  obtain(subjectId: string): Promise<Uint8Array | 'erased'>;
  /** A subject's existing key. Throws `sealing.key-missing` if there never was one. */
  find(subjectId: string): Promise<Uint8Array | 'erased'>;
  /** Whether a subject has a key, had one, or neither. Never creates one and needs no master key. */
  state(subjectId: string): Promise<'kept' | 'erased' | 'none'>;
  /** Destroys the key: what it sealed can never be read again, and the subject never gets another. */
  erase(subjectId: string): Promise<void>;
}

interface KeyRow {
  readonly wrapped_key: Buffer | null;
}

/** Tells every process which subject was just erased. */
export const ERASED_CHANNEL = 'treebeard_erased';

const MASTER_KEY_BYTES = 32;

/** Subject keys in their own schema, each wrapped by the master key. `pool` is `treebeard_keys`'s. */
export class PostgresSubjectKeys implements SubjectKeyStore {
  constructor(
    private readonly pool: pg.Pool,
    /** 32 bytes. */
    private readonly masterKey: Uint8Array,
  ) {
    if (masterKey.length !== MASTER_KEY_BYTES) {
      throw new Fault(
        'sealing.bad-master-key',
        'The master key must have 32 bytes (44 characters in base64).',
      );
    }
  }

  async obtain(subjectId: string): Promise<Uint8Array | 'erased'> {
    const found = await this.read(subjectId);
    if (found !== undefined) return found;
    await this.pool.query(
      'insert into sealing.subject_keys (subject_id, wrapped_key) values ($1, $2) on conflict do nothing',
      [subjectId, wrapKey(newKey(), subjectId, this.masterKey)],
    );
    return this.find(subjectId);
  }

  async find(subjectId: string): Promise<Uint8Array | 'erased'> {
    const found = await this.read(subjectId);
    if (found !== undefined) return found;
    throw new Fault(
      'sealing.key-missing',
      'The key of this person is not here: restore the keys that belong to this event log.',
      { subjectId },
    );
  }

  async erase(subjectId: string): Promise<void> {
    await this.pool.query(
      `with gone as (insert into sealing.subject_keys as k (subject_id, erased_at) values ($1, now())
         on conflict (subject_id) do update set wrapped_key = null, erased_at = coalesce(k.erased_at, now())
         returning subject_id)
       select pg_notify($2, subject_id) from gone`,
      [subjectId, ERASED_CHANNEL],
    );
  }

  async state(subjectId: string): Promise<'kept' | 'erased' | 'none'> {
    const { rows } = await this.pool.query<{ readonly erased: boolean }>({
      name: 'subject_state',
      text: 'select wrapped_key is null as erased from sealing.subject_keys where subject_id = $1',
      values: [subjectId],
    });
    const [row] = rows;
    if (row === undefined) return 'none';
    return row.erased ? 'erased' : 'kept';
  }

  private async read(subjectId: string): Promise<Uint8Array | 'erased' | undefined> {
    const { rows } = await this.pool.query<KeyRow>({
      name: 'subject_key',
      text: 'select wrapped_key from sealing.subject_keys where subject_id = $1',
      values: [subjectId],
    });
    const [row] = rows;
    if (row === undefined) return undefined;
    return row.wrapped_key === null ? 'erased' : this.unwrap(row.wrapped_key, subjectId);
  }

  private unwrap(wrapped: Buffer, subjectId: string): Uint8Array {
    try {
      return unwrapKey(wrapped, subjectId, this.masterKey);
    } catch {
      throw new Fault(
        'sealing.wrong-master-key',
        'This is not the master key that wrapped the keys in the database: configure the one that did.',
      );
    }
  }
}
