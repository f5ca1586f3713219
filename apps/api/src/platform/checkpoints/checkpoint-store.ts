import { parsePosition } from '../event-store/port/position.js';
import type pg from 'pg';
import type { Position } from '../event-store/port/event-store.js';

/** A follower's position and the lease under which it may advance. */
export interface Checkpoint {
  readonly subscription: string;
  readonly position: Position;
  /** Grows with each new leader; a process with an older epoch must stop. */
  readonly epoch: bigint;
}

/** A checkpoint as operators see it. */
export interface CheckpointState extends Checkpoint {
  /** Number of rebuilds of its rows, plus one. */
  readonly generation: number;
  readonly owner: string | null;
  /** Why it does not advance; null if it does. */
  readonly failure: string | null;
}

/** NOTIFY channel for advanced checkpoints. */
export const ADVANCED_CHANNEL = 'followers_advanced';

interface Row {
  readonly subscription: string;
  readonly position: string;
  readonly lease_epoch: string;
}

/** Checkpoints in PostgreSQL beside their rows, so that both change in one transaction. */
export class CheckpointStore {
  constructor(private readonly pool: pg.Pool) {}

  /** Creates missing checkpoints and takes the lease of all; from then on every former owner is fenced off. */
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

  /** Advances locked checkpoints and notifies those who wait for them. */
  async advance(transaction: pg.ClientBase, subscriptions: readonly string[], to: Position): Promise<void> {
    await transaction.query({
      name: 'advance_checkpoints',
      text: `with moved as (
               update checkpoints set position = $2, failure = null, updated_at = now() where subscription = any ($1)
             ) select pg_notify('${ADVANCED_CHANNEL}', '')`,
      values: [subscriptions, to],
    });
  }

  /** Records why a follower does not advance. */
  async fail(subscription: string, failure: string): Promise<void> {
    await this.pool.query('update checkpoints set failure = $2 where subscription = $1', [
      subscription,
      failure,
    ]);
  }

  /** Sends a follower back to the start of the log; for policies whose queue was lost, never for projections. */
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

  /** One follower's position; undefined if it never ran. */
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
