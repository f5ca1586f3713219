import type { Argon2Parameters } from 'node:crypto';
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type pg from 'pg';

/** OWASP's least for Argon2id: 19 MiB and two passes; about a tenth of a second. */
export const PASSWORD_PARAMETERS = {
  algorithm: 'argon2id',
  memoryKib: 19_456,
  passes: 2,
  parallelism: 1,
} as const;

const TAG_BYTES = 32;
const SALT_BYTES = 16;

interface Row {
  readonly salt: Buffer;
  readonly hash: Buffer;
  readonly memory_kib: number;
  readonly passes: number;
  readonly parallelism: number;
}

const { memoryKib: memory_kib, passes, parallelism } = PASSWORD_PARAMETERS;
/** Stands in for the account that there is not, so that nobody can tell by the time. */
const NOBODY: Row = {
  salt: Buffer.alloc(SALT_BYTES),
  hash: Buffer.alloc(TAG_BYTES),
  memory_kib,
  passes,
  parallelism,
};

const stretched = promisify(
  (parameters: Argon2Parameters, done: (error: Error | null, tag: Buffer) => void): void => {
    argon2('argon2id', parameters, done);
  },
);

/** Passwords, stretched by Argon2id (RFC 9106). `pool` is `treebeard_keys`'s. */
export class Passwords {
  constructor(private readonly pool: pg.Pool) {}

  async set(accountId: string, password: string): Promise<void> {
    const salt = randomBytes(SALT_BYTES);
    const row = { salt, hash: NOBODY.hash, memory_kib, passes, parallelism };
    const hash = await stretch(password, row);
    await this.pool.query(
      `insert into credentials.passwords values ($1, $2, $3, $4, $5, $6)
       on conflict (account_id) do update
       set salt = $2, hash = $3, memory_kib = $4, passes = $5, parallelism = $6`,
      [accountId, salt, hash, memory_kib, passes, parallelism],
    );
  }

  /** Whether it is the account's password. Takes the same time for no account, and for one without a password. */
  async isRight(accountId: string | undefined, password: string): Promise<boolean> {
    const { rows } = await this.pool.query<Row>(
      'select salt, hash, memory_kib, passes, parallelism from credentials.passwords where account_id = $1',
      [accountId ?? null],
    );
    const row = rows[0] ?? NOBODY;
    const isSame = timingSafeEqual(await stretch(password, row), row.hash);
    return isSame && row !== NOBODY;
  }
}

function stretch(password: string, row: Row): Promise<Buffer> {
  return stretched({
    message: Buffer.from(password),
    nonce: row.salt,
    parallelism: row.parallelism,
    tagLength: TAG_BYTES,
    memory: row.memory_kib,
    passes: row.passes,
  });
}
