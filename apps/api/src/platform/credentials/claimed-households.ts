import type pg from 'pg';

/** Tells every process which home was just claimed. */
export const CLAIMED_CHANNEL = 'treebeard_claimed';

/** Which account a home belongs to. A home without one is its guest's. `pool` is `treebeard_keys`'s. */
export class ClaimedHouseholds {
  private readonly listeners: ((householdId: string) => void)[] = [];

  constructor(private readonly pool: pg.Pool) {}

  /** Calls with each home that this process hears was claimed. */
  onClaimed(listener: (householdId: string) => void): void {
    this.listeners.push(listener);
  }

  /** Tells this process of a claim, here or elsewhere. */
  heard(householdId: string): void {
    for (const listener of this.listeners) listener(householdId);
  }

  /** Gives a home to an account; false if another one has it. Every guest session of the home ends. */
  async claim(householdId: string, accountId: string): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `with claimed as (insert into credentials.households values ($1, $2) on conflict (household_id) do nothing
         returning household_id)
       select pg_notify($3, household_id::text) from claimed`,
      [householdId, accountId, CLAIMED_CHANNEL],
    );
    this.heard(householdId);
    return rowCount === 1 || (await this.ownerOf(householdId)) === accountId;
  }

  async ownerOf(householdId: string): Promise<string | undefined> {
    const { rows } = await this.pool.query<{ account_id: string }>({
      name: 'household_owner',
      text: 'select account_id from credentials.households where household_id = $1',
      values: [householdId],
    });
    return rows[0]?.account_id;
  }
}
