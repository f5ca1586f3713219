import type { Pool } from 'pg';

/**
 * The day's spending in micro-dollars, kept in the database so that all workers share one budget. A call's
 * highest possible cost is set aside before it and corrected after it: a worker that dies leaves too much
 * counted, never too little.
 */
export class Spend {
  constructor(
    private readonly pool: Pick<Pool, 'query'>,
    private readonly now: () => number,
  ) {}

  /** Sets an amount aside and returns its UTC day; undefined if it exceeds the rest of the day's budget. */
  async setAside(microUsd: number, budgetMicroUsd: number): Promise<string | undefined> {
    if (microUsd > budgetMicroUsd) return undefined;
    const day = this.day();
    const { rowCount } = await this.pool.query(
      `insert into claude_spend as spend (day, micro_usd) values ($1, $2)
       on conflict (day) do update set micro_usd = spend.micro_usd + $2 where spend.micro_usd + $2 <= $3`,
      [day, microUsd, budgetMicroUsd],
    );
    return rowCount === 1 ? day : undefined;
  }

  /** What was spent and is set aside today, in micro-dollars. */
  async today(): Promise<number> {
    const { rows } = await this.pool.query<{ spent: string }>(
      'select micro_usd as spent from claude_spend where day = $1',
      [this.day()],
    );
    return Number(rows[0]?.spent ?? 0);
  }

  /** Replaces the amount set aside on `day` by the actual cost. */
  async settle(day: string, asideMicroUsd: number, microUsd: number): Promise<void> {
    await this.pool.query('update claude_spend set micro_usd = micro_usd + $2 where day = $1', [
      day,
      microUsd - asideMicroUsd,
    ]);
  }

  private day(): string {
    return new Date(this.now()).toISOString().slice(0, 10);
  }
}
