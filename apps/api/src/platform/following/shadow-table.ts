import type pg from 'pg';
import { DomainError } from '#domain/shared/domain-error';
import { changesOf } from '#projections/shared/fold';
import type { Projection } from '#projections/shared/projection';
import type { EventStore, Position, RecordedEvent } from '../event-store/port/event-store.js';
import { comparePositions, START } from '../event-store/port/position.js';
import { asHandled } from './projection-follower.js';
import type { TableLayout } from './table-layout.js';
import { layoutOf } from './layout-of.js';
import { qualified } from './table-names.js';

const CHUNK = 2_000;
const MAX_ROUNDS = 50;
const CLOSE_ENOUGH = 500;

/** What a table is filled from and where. */
export interface RebuildParts {
  readonly store: EventStore;
  /** The application's role. */
  readonly pool: pg.Pool;
}

/**
 * Lets `work` fill an empty table beside a read model's live one. One rebuild or check of a read model runs at
 * a time. Throws `following.rebuild-running`.
 */
export async function besideTheLiveOne<Row, Event extends { readonly type: string }, T>(
  projection: Projection<Row, Event>,
  { store, pool }: RebuildParts,
  work: (filling: Filling<Row, Event>, session: pg.ClientBase) => Promise<T>,
): Promise<T> {
  const session = await pool.connect();
  const shadow = shadowOf(projection);
  try {
    await takeTurn(session, projection.name);
    await session.query(`drop table if exists ${qualified(shadow)}; ${layoutOf(projection).create(shadow)}`);
    return await work(new Filling(projection, store, shadow), session);
  } finally {
    // The turn ends before this returns; a closed connection gives its locks back only some time later.
    await session.query('select pg_advisory_unlock_all()').catch(() => undefined);
    session.release(true);
  }
}

/** Name of the table that is filled. */
export function shadowOf({ table }: { readonly table: string }): string {
  return `${table}__next`;
}

async function takeTurn(session: pg.ClientBase, name: string): Promise<void> {
  const { rows } = await session.query<{ mine: boolean }>(
    'select pg_try_advisory_lock(hashtextextended($1, 0)) as mine',
    [`rebuild ${name}`],
  );
  if (rows[0]?.mine === true) return;
  throw new DomainError(
    'following.rebuild-running',
    'This read model is already being rebuilt; wait until that has ended.',
    { projection: name },
    'conflict',
  );
}

/** The table that is being filled and how far it is. */
export class Filling<Row, Event extends { readonly type: string }> {
  position: Position = START;
  events = 0;
  readonly layout: TableLayout;

  constructor(
    private readonly projection: Projection<Row, Event>,
    private readonly store: EventStore,
    private readonly shadow: string,
  ) {
    this.layout = layoutOf(projection);
  }

  /** Fills it nearly to the end of the log, which goes on growing meanwhile. */
  async catchUp(client: pg.ClientBase): Promise<void> {
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      const before = this.events;
      await this.fillTo(client, await this.store.head());
      if (round > 0 && this.events - before <= CLOSE_ENOUGH) return;
    }
  }

  /** Fills it up to a position. */
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
    await this.layout.write(client, this.shadow, changesOf(this.projection, asHandled<Event>(chunk)));
    this.events += chunk.length;
  }
}
