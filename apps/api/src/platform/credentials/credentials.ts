import type pg from 'pg';
import { AccountSessions } from './account-sessions.js';
import { ClaimedHouseholds } from './claimed-households.js';
import { EmailIndex } from './email-index.js';
import { Links } from './links.js';

/** What shows who somebody is, in a schema of its own. */
export class Credentials {
  readonly sessions: AccountSessions;
  readonly emails: EmailIndex;
  readonly households: ClaimedHouseholds;
  readonly links: Links;

  /** `pool` is `treebeard_keys`'s, which alone may read the schema. */
  constructor(pool: pg.Pool, masterKey: Uint8Array) {
    this.sessions = new AccountSessions(pool);
    this.emails = new EmailIndex(pool, masterKey);
    this.households = new ClaimedHouseholds(pool);
    this.links = new Links(pool);
  }
}
