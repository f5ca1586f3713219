import type { Pool } from 'pg';

/**
 * The day's spending in micro-dollars, kept in the database so that all workers share one budget. The most that
 * a call can cost is set aside before it and put right after it: a worker that dies leaves too much
 * counted, never too little.
 */
export class Spend {
  constructor(
    private readonly pool: Pick<Pool, 'query'>,
    private readonly budgetMicroUsd: number,
    private readonly now: () => number,
  ) {}

  /** Sets an amount aside; answers with the day it was taken from, undefined when the budget does not hold it. */
  async setAside(microUsd: number): Promise<string | undefined> {
    if (microUsd > this.budgetMicroUsd) return undefined;
    const day = new Date(this.now()).toISOString().slice(0, 10);
    const { rowCount } = await this.pool.query(
      `insert into claude_spend as spend (day, micro_usd) values ($1, $2)
       on conflict (day) do update set micro_usd = spend.micro_usd + $2 where spend.micro_usd + $2 <= $3`,
      [day, microUsd, this.budgetMicroUsd],
    );
    return rowCount === 1 ? day : undefined;
  }

  /** Puts right what was set aside on `day`, now that the cost is known. */
  async settle(day: string, asideMicroUsd: number, microUsd: number): Promise<void> {
    await this.pool.query('update claude_spend set micro_usd = micro_usd + $2 where day = $1', [
      day,
      microUsd - asideMicroUsd,
    ]);
  }
}
