import { domainToASCII } from 'node:url';
import type pg from 'pg';

/** An address as it is compared: small letters, and the domain as the network spells it. */
export function normalEmail(email: string): string {
  const text = email.normalize('NFKC').trim().toLowerCase();
  const at = text.lastIndexOf('@');
  const domain = domainToASCII(text.slice(at + 1));
  return domain === '' ? text : `${text.slice(0, at)}@${domain}`;
}

/**
 * Which account an e-mail address leads to, by a digest under a key of this installation: nobody who has the table
 * can try addresses on it. `pool` is `treebeard_keys`'s.
 */
export class EmailIndex {
  constructor(
    private readonly pool: pg.Pool,
    private readonly digest: (normalEmail: string) => Buffer,
  ) {}

  /** Leads an address to an account. False if it leads to another one. */
  async take(email: string, accountId: string): Promise<boolean> {
    const { rows } = await this.pool.query<{ account_id: string }>(
      `with taken as (
         insert into credentials.emails values ($1, $2) on conflict (email_index) do nothing returning account_id)
       select account_id from taken
       union all select account_id from credentials.emails where email_index = $1`,
      [this.digest(normalEmail(email)), accountId],
    );
    return rows[0]?.account_id === accountId;
  }

  async find(email: string): Promise<string | undefined> {
    const { rows } = await this.pool.query<{ account_id: string }>(
      'select account_id from credentials.emails where email_index = $1',
      [this.digest(normalEmail(email))],
    );
    return rows[0]?.account_id;
  }
}
