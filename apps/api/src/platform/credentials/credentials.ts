import { createHmac, hkdfSync } from 'node:crypto';
import type pg from 'pg';
import { AccountSessions } from './account-sessions.js';
import { ApiTokens } from './api-tokens.js';
import { ClaimedHouseholds } from './claimed-households.js';
import { EmailIndex } from './email-index.js';
import { Factors } from './factors.js';
import { Links } from './links.js';
import { Passwords } from './passwords.js';
import { Tries } from './tries.js';

const KEY_BYTES = 32;
const OF_ACCOUNTS = [
  ...['emails', 'sessions', 'households', 'links', 'passwords', 'totp', 'passkeys'],
  ...['recovery_codes', 'api_tokens'],
];

/** What shows who somebody is, in a schema of its own. */
export class Credentials {
  readonly sessions: AccountSessions;
  readonly emails: EmailIndex;
  readonly households: ClaimedHouseholds;
  readonly links: Links;
  readonly passwords: Passwords;
  readonly tries: Tries;
  readonly factors: Factors;
  readonly apiTokens: ApiTokens;
  private readonly key: Buffer;

  /** `pool` is `treebeard_keys`'s, which alone may read the schema. */
  constructor(
    private readonly pool: pg.Pool,
    masterKey: Uint8Array,
  ) {
    this.key = Buffer.from(hkdfSync('sha256', masterKey, '', 'treebeard credentials v1', KEY_BYTES));
    this.sessions = new AccountSessions(pool);
    this.emails = new EmailIndex(pool, (email) => this.digest('e-mail', email));
    this.households = new ClaimedHouseholds(pool);
    this.links = new Links(pool);
    this.passwords = new Passwords(pool);
    this.tries = new Tries(pool);
    this.factors = new Factors(pool);
    this.apiTokens = new ApiTokens(pool);
  }

  /** A digest under a key of this installation, for one purpose; those of two purposes cannot be compared. */
  digest(purpose: string, text: string): Buffer {
    return createHmac('sha256', this.key).update(`${purpose}\n${text}`).digest();
  }

  /** Removes everything that an account was checked against. */
  async forget(accountId: string): Promise<void> {
    for (const table of OF_ACCOUNTS) {
      await this.pool.query(`delete from credentials.${table} where account_id = $1`, [accountId]);
    }
  }
}
