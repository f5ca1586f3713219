import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Projection } from '#projections/shared/projection';
import { START } from '../event-store/port/position.js';
import { inTransaction } from '../postgres/pool.js';
import { shapeOf } from './shape-of.js';
import { qualified } from './table-names.js';
import type { Filling, RebuildParts } from './shadow-table.js';
import { besideTheLiveOne, shadowOf } from './shadow-table.js';
import type { Position } from '../event-store/port/event-store.js';

/** What a rebuild did. */
export interface Rebuilt {
  readonly subscription: string;
  /** Events that the read model was made from. */
  readonly events: number;
  readonly rows: number;
  readonly position: Position;
  readonly generation: number;
}

const SWAP_ATTEMPTS = 20;
const SWAP_LOCK_TIMEOUT_MS = 500;
/** Longest time for one index over a whole read model. */
const FINISH_WITHIN_MS = 3_600_000;
const SWAP_PAUSE_MS = 200;
const LOCK_NOT_AVAILABLE = '55P03';

/**
 * Makes a read model anew from the first event, in a table beside the live one, and swaps the two in one
 * short transaction. Pages go on reading and the live follower goes on writing meanwhile; policies are not
 * involved. Throws `following.rebuild-running` when the same one is being rebuilt already.
 */
export async function rebuild<Row, Event extends { readonly type: string }>(
  projection: Projection<Row, Event>,
  parts: RebuildParts,
): Promise<Rebuilt> {
  return besideTheLiveOne(projection, parts, async (filling, session) => {
    await filling.catchUp(session);
    for (const text of filling.layout.finish(shadowOf(projection))) {
      const patiently = { text: `set statement_timeout = 0; ${text}`, query_timeout: FINISH_WITHIN_MS };
      await session.query(patiently);
    }
    await filling.catchUp(session);
    const generation = await swap(projection, filling, parts.pool);
    const { rows } = await session.query<{ rows: string }>(
      `select count(*) as rows from ${qualified(projection.table)}`,
    );
    return {
      subscription: projection.name,
      events: filling.events,
      rows: Number(rows[0]?.rows ?? 0),
      position: filling.position,
      generation,
    };
  });
}

/**
 * The checkpoint is locked first, as the live follower does, so the two never wait for each other in a ring.
 * The table's lock is only asked for briefly: a page that reads for long delays the swap, not other pages.
 */
async function swap<Row, Event extends { readonly type: string }>(
  projection: Projection<Row, Event>,
  filling: Filling<Row, Event>,
  pool: pg.Pool,
): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    const { position, events } = filling;
    try {
      return await inTransaction(pool, (transaction) => swapOnce(transaction, projection, filling));
    } catch (error) {
      Object.assign(filling, { position, events }); // what the transaction had added was rolled back
      const isBusy = error instanceof pg.DatabaseError && error.code === LOCK_NOT_AVAILABLE;
      if (!isBusy || attempt >= SWAP_ATTEMPTS) throw error;
      await pause(SWAP_PAUSE_MS);
    }
  }
}

async function swapOnce<Row, Event extends { readonly type: string }>(
  transaction: pg.ClientBase,
  projection: Projection<Row, Event>,
  filling: Filling<Row, Event>,
): Promise<number> {
  const { name, table } = projection;
  const shadow = shadowOf(projection);
  await transaction.query(
    'insert into checkpoints (subscription, generation) values ($1, 0) on conflict do nothing',
    [name],
  );
  const { rows } = await transaction.query<{ position: Position }>(
    'select position from checkpoints where subscription = $1 for update',
    [name],
  );
  await filling.fillTo(transaction, rows[0]?.position ?? START);
  await transaction.query(`set local lock_timeout = ${String(SWAP_LOCK_TIMEOUT_MS)}`);
  await transaction.query(`drop table if exists ${qualified(table)}`);
  await transaction.query(filling.layout.rename(shadow, table));
  const updated = await transaction.query<{ generation: number }>(
    `update checkpoints set position = $2, generation = generation + 1, failure = null, shape = $3 where subscription = $1
     returning generation`,
    [name, filling.position, shapeOf(projection)],
  );
  return updated.rows[0]?.generation ?? 1;
}
