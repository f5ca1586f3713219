import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { secretDigest } from './secret.js';

/** A passkey as it is kept. */
export interface Passkey {
  readonly passkeyId: string;
  /** Base64url, as the browser names it. */
  readonly credentialId: string;
  readonly publicKey: Buffer;
  /** Grows with each use; one that does not grow belongs to a copy (WebAuthn, 6.1.1). */
  readonly counter: number;
  readonly transports: readonly string[];
}

interface PasskeyRow {
  readonly passkey_id: string;
  readonly credential_id: string;
  readonly public_key: Buffer;
  readonly counter: string;
  readonly transports: readonly string[];
}

/** 128 bits: beyond 112 a plain digest is enough (ASVS 5.0, 6.5.2). */
const CODE_BYTES = 16;
const CHALLENGE_S = 300;

/** What second factors are checked against. `pool` is `treebeard_keys`'s. */
export class Factors {
  constructor(private readonly pool: pg.Pool) {}

  /** Keeps a sealed TOTP secret that counts once its first code was shown; one that counts already stays. */
  async offerTotp(accountId: string, sealed: Buffer): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `insert into credentials.totp as t (account_id, secret) values ($1, $2)
       on conflict (account_id) do update set secret = $2, last_step = 0 where not t.is_confirmed`,
      [accountId, sealed],
    );
    return rowCount === 1;
  }

  async totp(accountId: string, isConfirmed: boolean): Promise<Buffer | undefined> {
    const { rows } = await this.pool.query<{ secret: Buffer }>(
      'select secret from credentials.totp where account_id = $1 and is_confirmed = $2',
      [accountId, isConfirmed],
    );
    return rows[0]?.secret;
  }

  /** Uses up a time step and all before it (RFC 6238, 5.2); false if it was used before. */
  async useTotp(accountId: string, step: number): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      'update credentials.totp set last_step = $2, is_confirmed = true where account_id = $1 and last_step < $2',
      [accountId, step],
    );
    return rowCount === 1;
  }

  async removeTotp(accountId: string): Promise<void> {
    await this.pool.query('delete from credentials.totp where account_id = $1', [accountId]);
  }

  /** False if the passkey is some account's already. */
  async addPasskey(accountId: string, passkey: Passkey): Promise<boolean> {
    const { passkeyId, credentialId, publicKey, counter, transports } = passkey;
    const { rowCount } = await this.pool.query(
      `insert into credentials.passkeys (passkey_id, account_id, credential_id, public_key, counter, transports)
       values ($1, $2, $3, $4, $5, $6) on conflict (credential_id) do nothing`,
      [passkeyId, accountId, credentialId, publicKey, counter, transports],
    );
    return rowCount === 1;
  }

  async passkeys(accountId: string): Promise<readonly Passkey[]> {
    const { rows } = await this.pool.query<PasskeyRow>(
      `select passkey_id, credential_id, public_key, counter, transports
       from credentials.passkeys where account_id = $1 order by passkey_id limit 100`,
      [accountId],
    );
    return rows.map((row) => ({
      passkeyId: row.passkey_id,
      credentialId: row.credential_id,
      publicKey: row.public_key,
      counter: Number(row.counter),
      transports: row.transports,
    }));
  }

  /** Moves a passkey's counter on; false if it was used meanwhile. Some devices never count and say 0. */
  async usePasskey({ passkeyId, counter }: Passkey, newCounter: number): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `update credentials.passkeys set counter = $2
       where passkey_id = $1 and counter = $3 and ($2 > counter or ($2 = 0 and counter = 0))`,
      [passkeyId, newCounter, counter],
    );
    return rowCount === 1;
  }

  async removePasskey(accountId: string, passkeyId: string): Promise<void> {
    await this.pool.query('delete from credentials.passkeys where account_id = $1 and passkey_id = $2', [
      accountId,
      passkeyId,
    ]);
  }

  /** Replaces an account's recovery codes by new ones, of which only digests are kept. */
  async newRecoveryCodes(accountId: string, count: number): Promise<readonly string[]> {
    const codes = Array.from({ length: count }, () => randomBytes(CODE_BYTES).toString('hex'));
    await this.pool.query(
      `with gone as (delete from credentials.recovery_codes where account_id = $1)
       insert into credentials.recovery_codes select $1, unnest($2::bytea[])`,
      [accountId, codes.map(secretDigest)],
    );
    return codes.map((code) => code.match(/.{8}/g)?.join('-') ?? code);
  }

  async recoveryCodesLeft(accountId: string): Promise<number> {
    const { rows } = await this.pool.query<{ left: number }>(
      'select count(*)::int as left from credentials.recovery_codes where account_id = $1',
      [accountId],
    );
    return rows[0]?.left ?? 0;
  }

  /** Uses a recovery code up; false if there is no such one. */
  async useRecoveryCode(accountId: string, code: string): Promise<boolean> {
    const plain = code.toLowerCase().replaceAll(/[^0-9a-f]/g, '');
    const { rowCount } = await this.pool.query(
      'delete from credentials.recovery_codes where account_id = $1 and code_sha256 = $2',
      [accountId, secretDigest(plain)],
    );
    return rowCount === 1;
  }

  /** Keeps the challenge that a session's browser has to sign within five minutes, in place of an earlier one. */
  async challenge(sessionId: string, challenge: string): Promise<void> {
    await this.pool.query(
      `insert into credentials.challenges values ($1, $2, now() + make_interval(secs => $3))
       on conflict (session_id) do update set challenge = $2, ends_at = excluded.ends_at`,
      [sessionId, challenge, CHALLENGE_S],
    );
    await this.pool.query('delete from credentials.challenges where ends_at < now()');
  }

  /** Takes a session's challenge away, so that no answer serves twice. */
  async takeChallenge(sessionId: string): Promise<string | undefined> {
    const { rows } = await this.pool.query<{ challenge: string }>(
      'delete from credentials.challenges where session_id = $1 and ends_at > now() returning challenge',
      [sessionId],
    );
    return rows[0]?.challenge;
  }
}
