import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { DomainError } from '#domain/shared/domain-error';
import { changesOf } from '#projections/shared/fold';
import type { Projection } from '#projections/shared/projection';
import { comparePositions, START } from '../event-store/port/position.js';
import { inTransaction } from '../postgres/pool.js';
import { asHandled } from './projection-follower.js';
import { columnOf, qualified, tableSql, writeChanges } from './read-model-table.js';
import type { EventStore, Position, RecordedEvent } from '../event-store/port/event-store.js';

/** What a rebuild works with. */
export interface RebuildParts {
  readonly store: EventStore;
  /** The application's role. */
  readonly pool: pg.Pool;
}

/** What a rebuild did. */
export interface Rebuilt {
  readonly subscription: string;
  /** Events that the read model was made from. */
  readonly events: number;
  readonly rows: number;
  readonly position: Position;
  readonly generation: number;
}

const CHUNK = 2_000;
const MAX_ROUNDS = 50;
const CLOSE_ENOUGH = 500;
const SWAP_ATTEMPTS = 20;
const SWAP_LOCK_TIMEOUT_MS = 500;
const SWAP_PAUSE_MS = 200;
const LOCK_NOT_AVAILABLE = '55P03';

/**
 * Makes a read model anew from the first event, in a table beside the live one, and swaps the two in one
 * short transaction. Pages go on reading and the live follower goes on writing meanwhile; policies are not
 * involved. Throws `following.rebuild-running` when the same one is being rebuilt already.
 */
export async function rebuild<Row, Event extends { readonly type: string }>(
  projection: Projection<Row, Event>,
  { store, pool }: RebuildParts,
): Promise<Rebuilt> {
  const session = await pool.connect();
  const shadow = `${projection.table}__next`;
  try {
    await takeTurn(session, projection.name);
    await session.query(`drop table if exists ${qualified(shadow)}; ${tableSql(projection, shadow)}`);
    const filling = new Filling(projection, store, shadow);
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      const before = filling.events;
      await filling.fillTo(session, await store.head());
      if (round > 0 && filling.events - before <= CLOSE_ENOUGH) break;
    }
    const generation = await swap(projection, filling, pool);
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
  } finally {
    await session.query('select pg_advisory_unlock_all()').catch(() => undefined); // ends the turn
    session.release(true);
  }
}

async function takeTurn(session: pg.ClientBase, name: string): Promise<void> {
  const { rows } = await session.query<{ mine: boolean }>(
    'select pg_try_advisory_lock(hashtextextended($1, 0)) as mine',
    [`rebuild ${name}`],
  );
  if (rows[0]?.mine === true) return;
  throw new DomainError(
    'following.rebuild-running',
    'This read model is being rebuilt already; wait for that to end.',
    { projection: name },
    'conflict',
  );
}

/** The table that is being filled and how far it is. */
class Filling<Row, Event extends { readonly type: string }> {
  position: Position = START;
  events = 0;

  constructor(
    private readonly projection: Projection<Row, Event>,
    private readonly store: EventStore,
    private readonly shadow: string,
  ) {}

  async fillTo(client: pg.ClientBase, until: Position): Promise<void> {
    if (comparePositions(this.position, until) >= 0) return;
    let chunk: RecordedEvent[] = [];
    const range = { after: this.position, until, filter: { types: this.projection.handles } };
    for await (const event of this.store.readAll(range)) {
      chunk.push(event);
      if (chunk.length < CHUNK) continue;
      await this.write(client, chunk);
      chunk = [];
    }
    await this.write(client, chunk);
    this.position = until;
  }

  private async write(client: pg.ClientBase, chunk: readonly RecordedEvent[]): Promise<void> {
    await writeChanges(client, this.shadow, changesOf(this.projection, asHandled<Event>(chunk)));
    this.events += chunk.length;
  }
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
  const { name, table, indexed = [] } = projection;
  const shadow = `${table}__next`;
  await transaction.query('insert into checkpoints (subscription) values ($1) on conflict do nothing', [
    name,
  ]);
  const { rows } = await transaction.query<{ position: Position }>(
    'select position from checkpoints where subscription = $1 for update',
    [name],
  );
  await filling.fillTo(transaction, rows[0]?.position ?? START);
  await transaction.query(`set local lock_timeout = ${String(SWAP_LOCK_TIMEOUT_MS)}`);
  await transaction.query(`drop table if exists ${qualified(table)}`);
  await transaction.query(`alter table ${qualified(shadow)} rename to ${table}`);
  for (const suffix of ['pkey', ...indexed.map(columnOf)]) {
    await transaction.query(`alter index read_models.${shadow}_${suffix} rename to ${table}_${suffix}`);
  }
  const updated = await transaction.query<{ generation: number }>(
    `update checkpoints set position = $2, generation = generation + 1, failure = null where subscription = $1
     returning generation`,
    [name, filling.position],
  );
  return updated.rows[0]?.generation ?? 1;
}
