import { comparePositions } from '../event-store/port/position.js';
import { inTransaction } from '../postgres/pool.js';
import type { CheckpointStore } from '../checkpoints/checkpoint-store.js';
import type { EventStore, Position, RecordedEvent } from '../event-store/port/event-store.js';
import type { Follower } from './follower.js';
import type pg from 'pg';

/** What following needs of a log. */
export type LogToFollow = Pick<EventStore, 'head' | 'readAll' | 'awaitAfter' | 'eventsBetween'>;

/** A follower with its leader's knowledge of it. */
export interface Standing {
  readonly follower: Follower;
  readonly epoch: bigint;
  position: Position;
  failures: number;
  restsUntilMs: number;
}

/** Thrown when another process has become leader. */
export class LeaseLost extends Error {}

const PAGE = 1_000;

/** Takes followers at the same position one page further. */
export class Stepper {
  constructor(
    private readonly parts: {
      readonly store: LogToFollow;
      readonly checkpoints: CheckpointStore;
      readonly pool: pg.Pool;
    },
  ) {}

  /**
   * Reads at most one page up to `head` and commits the followers' changes. If a rebuild or rewind has moved a
   * checkpoint, takes over its position instead. Throws `LeaseLost`.
   */
  async step(team: readonly Standing[], head: Position): Promise<void> {
    const [first] = team;
    if (first === undefined) return;
    const handled = team.map(({ follower }) => follower.handles);
    const filter = handled.includes('all') ? {} : { filter: { types: [...new Set(handled.flat())] } };
    const page: RecordedEvent[] = [];
    const range = { after: first.position, until: head, ...filter, maxCount: PAGE };
    for await (const event of this.parts.store.readAll(range)) page.push(event);
    const end = page.length < PAGE ? head : (page.at(-1)?.position ?? head);
    const moved = await inTransaction(this.parts.pool, (transaction) =>
      this.commit(transaction, team, page, end),
    );
    for (const [standing, position] of moved) standing.position = position;
  }

  private async commit(
    transaction: pg.ClientBase,
    team: readonly Standing[],
    page: readonly RecordedEvent[],
    end: Position,
  ): Promise<ReadonlyMap<Standing, Position>> {
    const names = team.map(({ follower }) => follower.name);
    const locked = new Map(
      (await this.parts.checkpoints.lock(transaction, names)).map((checkpoint) => [
        checkpoint.subscription,
        checkpoint,
      ]),
    );
    const after = new Map<Standing, Position>();
    for (const standing of team) {
      const checkpoint = locked.get(standing.follower.name);
      if (checkpoint?.epoch !== standing.epoch) throw new LeaseLost();
      if (comparePositions(checkpoint.position, standing.position) !== 0) {
        after.set(standing, checkpoint.position);
        continue;
      }
      const { handles } = standing.follower;
      const events = handles === 'all' ? page : page.filter(({ type }) => handles.includes(type));
      if (events.length > 0) await standing.follower.apply(transaction, events);
      after.set(standing, end);
    }
    const advanced = [...after]
      .filter(([, position]) => position === end)
      .map(([{ follower }]) => follower.name);
    await this.parts.checkpoints.advance(transaction, advanced, end);
    return after;
  }
}
