import { parsePosition } from '../event-store/port/position.js';
import type pg from 'pg';
import type { Position } from '../event-store/port/event-store.js';

/** Where a follower stands and under which lease it may move on. */
export interface Checkpoint {
  readonly subscription: string;
  readonly position: Position;
  /** Grows with each new leader; one that still uses an older epoch must stop. */
  readonly epoch: bigint;
}

/** A checkpoint as operators see it. */
export interface CheckpointState extends Checkpoint {
  /** How often the rows behind it were rebuilt, plus one. */
  readonly generation: number;
  readonly owner: string | null;
  /** Why it does not move on, null when it does. */
  readonly failure: string | null;
}

/** NOTIFY channel that tells of checkpoints that moved. */
export const ADVANCED_CHANNEL = 'followers_advanced';

interface Row {
  readonly subscription: string;
  readonly position: string;
  readonly lease_epoch: string;
}

/** Checkpoints in PostgreSQL, beside the rows they belong to: both change in one transaction. */
export class CheckpointStore {
  constructor(private readonly pool: pg.Pool) {}

  /** Makes the missing ones and takes the lease of all; every former owner is fenced off from here on. */
  async claim(subscriptions: readonly string[], owner: string): Promise<readonly Checkpoint[]> {
    await this.pool.query(
      'insert into checkpoints (subscription) select unnest($1::text[]) on conflict do nothing',
      [subscriptions],
    );
    const { rows } = await this.pool.query<Row>(
      `update checkpoints set lease_owner = $2, lease_epoch = lease_epoch + 1
       where subscription = any ($1) returning subscription, position, lease_epoch`,
      [subscriptions, owner],
    );
    return rows.map(checkpoint);
  }

  /** Locks checkpoints (always in the order of their names) until the transaction ends. */
  async lock(transaction: pg.ClientBase, subscriptions: readonly string[]): Promise<readonly Checkpoint[]> {
    const { rows } = await transaction.query<Row>({
      name: 'lock_checkpoints',
      text: `select subscription, position, lease_epoch from checkpoints
             where subscription = any ($1) order by subscription for update`,
      values: [subscriptions],
    });
    return rows.map(checkpoint);
  }

  /** Moves locked checkpoints, and tells those who wait for them. */
  async advance(transaction: pg.ClientBase, subscriptions: readonly string[], to: Position): Promise<void> {
    await transaction.query({
      name: 'advance_checkpoints',
      text: `with moved as (
               update checkpoints set position = $2, failure = null, updated_at = now() where subscription = any ($1)
             ) select pg_notify('${ADVANCED_CHANNEL}', '')`,
      values: [subscriptions, to],
    });
  }

  /** Records why a follower does not move on. */
  async fail(subscription: string, failure: string): Promise<void> {
    await this.pool.query('update checkpoints set failure = $2 where subscription = $1', [
      subscription,
      failure,
    ]);
  }

  /** Sends a follower back to the beginning of the log; for policies whose queue was lost, never for rows. */
  async rewind(subscription: string): Promise<void> {
    await this.pool.query("update checkpoints set position = '0' where subscription = $1", [subscription]);
  }

  /** Every checkpoint, by name. */
  async states(): Promise<readonly CheckpointState[]> {
    const { rows } = await this.pool.query<
      Row & { generation: number; lease_owner: string | null; failure: string | null }
    >(
      'select subscription, position, lease_epoch, generation, lease_owner, failure from checkpoints order by subscription',
    );
    return rows.map((row) => ({
      ...checkpoint(row),
      generation: row.generation,
      owner: row.lease_owner,
      failure: row.failure,
    }));
  }

  /** Where one follower stands; undefined when it never ran. */
  async position(subscription: string): Promise<Position | undefined> {
    const { rows } = await this.pool.query<{ position: string }>({
      name: 'checkpoint_position',
      text: 'select position from checkpoints where subscription = $1',
      values: [subscription],
    });
    return rows[0] && parsePosition(rows[0].position);
  }
}

function checkpoint({ subscription, position, lease_epoch: epoch }: Row): Checkpoint {
  return { subscription, position: parsePosition(position), epoch: BigInt(epoch) };
}
