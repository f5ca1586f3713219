import type pg from 'pg';

/** How often something may be tried: so many times at once, then after a wait that doubles up to a limit. */
export interface Patience {
  readonly free: number;
  readonly longestWaitS: number;
}

/** Failed tries that are forgotten by themselves. */
const FORGOTTEN_AFTER = `interval '1 day'`;

/**
 * Counts tries by a keyed digest of who or what they are for, in the database, so that many processes count together.
 * A try counts as failed until it is told otherwise: tries at once do not slip through. `pool` is `treebeard_keys`'s.
 */
export class Tries {
  constructor(private readonly pool: pg.Pool) {}

  /**
   * Takes a try and answers 0, or the seconds to wait before there is one. Of two tries at once the one that began
   * first may come second, when `now()` would still be before what the other has written.
   */
  async take(digest: Buffer, { free, longestWaitS }: Patience): Promise<number> {
    const { rowCount } = await this.pool.query(
      `insert into credentials.tries as t (digest, failures, next_at)
       values ($1, 1, now())
       on conflict (digest) do update set
         failures = case when t.last_at < now() - ${FORGOTTEN_AFTER} then 1 else least(t.failures + 1, 1000) end,
         next_at = case
           when t.last_at < now() - ${FORGOTTEN_AFTER} or t.failures + 1 < $2 then now()
           else now() + make_interval(secs => least(power(2, least(t.failures + 1 - $2, 20)), $3)) end,
         last_at = now()
       where t.next_at <= clock_timestamp()`,
      [digest, free, longestWaitS],
    );
    if (rowCount === 1) return 0;
    const { rows } = await this.pool.query<{ wait_s: string }>(
      `select greatest(1, ceil(extract(epoch from next_at - now()))) as wait_s
       from credentials.tries where digest = $1`,
      [digest],
    );
    return Number(rows[0]?.wait_s ?? 1);
  }

  /** Forgets the tries of what has succeeded, and those of a day ago. */
  async succeed(digest: Buffer): Promise<void> {
    await this.pool.query(
      `delete from credentials.tries where digest = $1 or last_at < now() - ${FORGOTTEN_AFTER}`,
      [digest],
    );
  }

  /** Gives one try back, where one success says nothing about the others. */
  async giveBack(digest: Buffer): Promise<void> {
    await this.pool.query(
      'update credentials.tries set failures = greatest(failures - 1, 0), next_at = now() where digest = $1',
      [digest],
    );
  }
}
