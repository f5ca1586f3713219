import type pg from 'pg';
import type { Role, Stage } from '../auth/principal.js';
import { newSecret, secretDigest } from './secret.js';

/** A session of an account, as its cookie's digest leads to it. */
export interface AccountSession {
  readonly sessionId: string;
  readonly accountId: string;
  readonly role: Role;
  readonly stage: Stage;
  readonly householdId: string;
  /** The home that the visitor had as a guest before signing in, if it is not the account's. */
  readonly guestHouseholdId: string | null;
}

/** A session as its owner sees it in a list. */
export interface ListedSession {
  readonly sessionId: string;
  readonly openedAt: Date;
  readonly seenAt: Date;
  readonly endsAt: Date;
  /** Where it was opened from, sealed for the account. */
  readonly client: unknown;
}

/** A session to be opened. */
export interface NewSession {
  readonly sessionId: string;
  readonly accountId: string;
  readonly householdId: string;
  readonly guestHouseholdId: string | null;
  readonly client: unknown;
}

interface Row {
  readonly session_id: string;
  readonly account_id: string;
  readonly role: Role;
  readonly stage: Stage;
  readonly household_id: string;
  readonly guest_household_id: string | null;
  readonly is_stale: boolean;
}

const MINUTE_S = 60;
const HOUR_S = 60 * MINUTE_S;
const DAY_S = 24 * HOUR_S;
/** Longest time to show a second factor or to enrol one. */
const UNFINISHED_S = 15 * MINUTE_S;

/** How long a session lasts unused, and at most, in seconds (ASVS 5.0, 7.3). */
export function sessionLimits(role: Role, stage: Stage): { readonly idleS: number; readonly lifeS: number } {
  if (stage !== 'full') return { idleS: UNFINISHED_S, lifeS: UNFINISHED_S };
  if (role === 'consumer') return { idleS: 30 * DAY_S, lifeS: 90 * DAY_S };
  return { idleS: HOUR_S, lifeS: 12 * HOUR_S };
}

/** Sessions of accounts, by the SHA-256 of the secret in the cookie. `pool` is `treebeard_keys`'s. */
export class AccountSessions {
  constructor(private readonly pool: pg.Pool) {}

  /**
   * Makes a session that lets nobody in before `activate`, and returns its secret. What ends an account's sessions in
   * between ends this one too, so that no role outlives its revocation.
   */
  async prepare({
    sessionId,
    accountId,
    householdId,
    guestHouseholdId,
    client,
  }: NewSession): Promise<string> {
    const secret = newSecret();
    await this.pool.query(
      `insert into credentials.sessions
         (session_id, token_sha256, account_id, stage, household_id, guest_household_id, client, idle_until, ends_at)
       values ($1, $2, $3, 'second-factor', $4, $5, $6, now(), now())`,
      [sessionId, secretDigest(secret), accountId, householdId, guestHouseholdId, JSON.stringify(client)],
    );
    return secret;
  }

  /** Lets a prepared session in; false if it was revoked meanwhile. */
  async activate(sessionId: string, role: Role, stage: Stage): Promise<boolean> {
    const { idleS, lifeS } = sessionLimits(role, stage);
    const { rowCount } = await this.pool.query(
      `update credentials.sessions set role = $2, stage = $3,
         idle_until = now() + make_interval(secs => $4), ends_at = now() + make_interval(secs => $5)
       where session_id = $1 and revoked_at is null`,
      [sessionId, role, stage, idleS, lifeS],
    );
    return rowCount === 1;
  }

  /** The session of a secret; undefined if there is none, or it was revoked or has ended. */
  async find(secret: string): Promise<AccountSession | undefined> {
    const { rows } = await this.pool.query<Row>({
      name: 'session',
      text: `select session_id, account_id, role, stage, household_id, guest_household_id,
               seen_at < now() - interval '1 minute' as is_stale
             from credentials.sessions
             where token_sha256 = $1 and role is not null and revoked_at is null
               and idle_until > now() and ends_at > now()`,
      values: [secretDigest(secret)],
    });
    const [row] = rows;
    if (row === undefined) return undefined;
    if (row.is_stale) await this.touch(row);
    return {
      sessionId: row.session_id,
      accountId: row.account_id,
      role: row.role,
      stage: row.stage,
      householdId: row.household_id,
      guestHouseholdId: row.guest_household_id,
    };
  }

  /** An account's sessions that let somebody in, the latest used first. */
  async list(accountId: string): Promise<readonly ListedSession[]> {
    const { rows } = await this.pool.query<{
      session_id: string;
      opened_at: Date;
      seen_at: Date;
      ends_at: Date;
      client: unknown;
    }>(
      `select session_id, opened_at, seen_at, least(idle_until, ends_at) as ends_at, client
       from credentials.sessions
       where account_id = $1 and stage = 'full' and role is not null and revoked_at is null
         and idle_until > now() and ends_at > now()
       order by seen_at desc limit 100`,
      [accountId],
    );
    return rows.map((row) => ({
      sessionId: row.session_id,
      openedAt: row.opened_at,
      seenAt: row.seen_at,
      endsAt: row.ends_at,
      client: row.client,
    }));
  }

  /** Ends one of an account's sessions; false if it has no such one. */
  async revoke(accountId: string, sessionId: string): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      'update credentials.sessions set revoked_at = now() where account_id = $1 and session_id = $2 and revoked_at is null',
      [accountId, sessionId],
    );
    return rowCount === 1;
  }

  /** Ends all of an account's sessions, and forgets those that ended a month ago. */
  async revokeAll(accountId: string): Promise<void> {
    await this.pool.query(
      'update credentials.sessions set revoked_at = now() where account_id = $1 and revoked_at is null',
      [accountId],
    );
    await this.pool.query(
      `delete from credentials.sessions where account_id = $1 and ends_at < now() - interval '30 days'`,
      [accountId],
    );
  }

  /** Ends an account's sessions from before an instant, ISO 8601 UTC. */
  async revokeBefore(accountId: string, instant: string): Promise<void> {
    await this.pool.query(
      `update credentials.sessions set revoked_at = now()
       where account_id = $1 and revoked_at is null and opened_at < $2`,
      [accountId, instant],
    );
  }

  private async touch({ session_id: id, role, stage }: Row): Promise<void> {
    await this.pool.query(
      `update credentials.sessions set seen_at = now(), idle_until = now() + make_interval(secs => $2)
       where session_id = $1`,
      [id, sessionLimits(role, stage).idleS],
    );
  }
}
