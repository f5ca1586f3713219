import type pg from 'pg';
import { newSecret, secretDigest } from './secret.js';

/** What a link lets somebody do: register the address it was sent to, or set a new password for their account. */
export type LinkPurpose = 'register' | 'set-password';

/** A one-time link. */
export interface Link {
  readonly linkId: string;
  readonly purpose: LinkPurpose;
  /** The account; for `register` the one that there will be. */
  readonly accountId: string;
  /** The address, sealed for the link itself: whether it has an account makes no difference. */
  readonly email: unknown;
  /** The home that the guest who asked had; null if the link is not theirs to claim one. */
  readonly householdId: string | null;
}

interface Row {
  readonly link_id: string;
  readonly purpose: LinkPurpose;
  readonly account_id: string;
  readonly email: unknown;
  readonly household_id: string | null;
}

const COLUMNS = 'link_id, purpose, account_id, email, household_id';

/** Links that serve once and for a limited time; only the digest of their secret is kept. `pool` is `treebeard_keys`'s. */
export class Links {
  constructor(private readonly pool: pg.Pool) {}

  /** Keeps a link that nobody can open before `issue`. */
  async ask({ linkId, purpose, accountId, email, householdId }: Link, lifeS: number): Promise<void> {
    await this.pool.query(
      `insert into credentials.links (link_id, purpose, account_id, email, household_id, ends_at)
       values ($1, $2, $3, $4, $5, now() + make_interval(secs => $6))`,
      [linkId, purpose, accountId, JSON.stringify(email), householdId, lifeS],
    );
  }

  /** Makes the secret that opens a link; an earlier one opens it no more. Undefined if it has ended. */
  async issue(linkId: string): Promise<string | undefined> {
    const secret = newSecret();
    const { rowCount } = await this.pool.query(
      'update credentials.links set token_sha256 = $2 where link_id = $1 and ends_at > now()',
      [linkId, secretDigest(secret)],
    );
    return rowCount === 1 ? secret : undefined;
  }

  /** Forgets links that have ended, and says which. */
  async sweep(): Promise<readonly string[]> {
    const { rows } = await this.pool.query<{ link_id: string }>(
      'delete from credentials.links where ends_at < now() returning link_id',
    );
    return rows.map(({ link_id: linkId }) => linkId);
  }

  async get(linkId: string): Promise<Link | undefined> {
    const { rows } = await this.pool.query<Row>(
      `select ${COLUMNS} from credentials.links where link_id = $1 and ends_at > now()`,
      [linkId],
    );
    return linkOf(rows[0]);
  }

  /** The link that a secret opens, if it has not ended and nobody used it. */
  async find(secret: string): Promise<Link | undefined> {
    const { rows } = await this.pool.query<Row>(
      `select ${COLUMNS} from credentials.links where token_sha256 = $1 and ends_at > now()`,
      [secretDigest(secret)],
    );
    return linkOf(rows[0]);
  }

  /** Uses a link up, with all others of its account; undefined if somebody was faster. */
  async use(secret: string): Promise<Link | undefined> {
    const { rows } = await this.pool.query<Row>(
      `delete from credentials.links where token_sha256 = $1 and ends_at > now() returning ${COLUMNS}`,
      [secretDigest(secret)],
    );
    const link = linkOf(rows[0]);
    if (link !== undefined)
      await this.pool.query('delete from credentials.links where account_id = $1', [link.accountId]);
    return link;
  }
}

function linkOf(row: Row | undefined): Link | undefined {
  if (row === undefined) return undefined;
  const { link_id: linkId, purpose, account_id: accountId, email, household_id: householdId } = row;
  return { linkId, purpose, accountId, email, householdId };
}
