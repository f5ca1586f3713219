import type pg from 'pg';
import type { Role } from '../auth/principal.js';
import { isSecret, newSecret, secretDigest } from './secret.js';

/** What tokens begin with, so that scanners of leaked secrets can tell them. */
export const TOKEN_PREFIX = 'treebeard_';

/** A token that a program sends in place of a session. */
export interface ApiToken {
  readonly tokenId: string;
  readonly accountId: string;
  readonly role: Role;
  readonly householdId: string;
  readonly scopes: readonly string[];
}

/** A token to be made. */
export interface NewApiToken extends ApiToken {
  /** ISO 8601 UTC. */
  readonly endsAt: string;
}

/** Tokens for programs, kept as digests. `pool` is `treebeard_keys`'s. */
export class ApiTokens {
  constructor(private readonly pool: pg.Pool) {}

  /** Makes a token and returns it, this once. */
  async issue({ tokenId, accountId, role, householdId, scopes, endsAt }: NewApiToken): Promise<string> {
    const secret = newSecret();
    await this.pool.query(
      `insert into credentials.api_tokens
         (token_id, token_sha256, account_id, role, household_id, scopes, ends_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [tokenId, secretDigest(secret), accountId, role, householdId, scopes, endsAt],
    );
    return `${TOKEN_PREFIX}${secret}`;
  }

  /** The token that a program sent; undefined if there is none such, or it was revoked or has ended. */
  async find(sent: string): Promise<ApiToken | undefined> {
    const secret = sent.slice(TOKEN_PREFIX.length);
    if (!sent.startsWith(TOKEN_PREFIX) || !isSecret(secret)) return undefined;
    const { rows } = await this.pool.query<{
      token_id: string;
      account_id: string;
      role: Role;
      household_id: string;
      scopes: readonly string[];
    }>({
      name: 'api_token',
      text: `select token_id, account_id, role, household_id, scopes from credentials.api_tokens
             where token_sha256 = $1 and revoked_at is null and ends_at > now()`,
      values: [secretDigest(secret)],
    });
    const [row] = rows;
    if (row === undefined) return undefined;
    const { token_id: tokenId, account_id: accountId, role, household_id: householdId, scopes } = row;
    return { tokenId, accountId, role, householdId, scopes };
  }

  async revoke(accountId: string, tokenId: string): Promise<void> {
    await this.pool.query(
      'update credentials.api_tokens set revoked_at = now() where account_id = $1 and token_id = $2',
      [accountId, tokenId],
    );
  }

  /** Revokes an account's tokens from before an instant, ISO 8601 UTC. */
  async revokeBefore(accountId: string, instant: string): Promise<void> {
    await this.pool.query(
      `update credentials.api_tokens set revoked_at = now()
       where account_id = $1 and revoked_at is null and issued_at < $2`,
      [accountId, instant],
    );
  }

  async revokeAll(accountId: string): Promise<void> {
    await this.pool.query(
      'update credentials.api_tokens set revoked_at = now() where account_id = $1 and revoked_at is null',
      [accountId],
    );
  }
}
