import { stopWhenLate } from '../deadline.js';
import type { EventStore } from '../event-store/port/event-store.js';
import { parsePosition } from '../event-store/port/position.js';
import type { Progress } from '../following/progress.js';
import type { ReadModel } from '../following/read-model.js';
import { DomainError } from '#domain/shared/domain-error';
import { Fault } from '#domain/shared/fault';

const WAIT_MS = 2_000;
const UP_TO_DATE_MS = 5_000;

/** A row to read, its required owner, and the command whose effect it must show. */
export interface Wanted<Row> {
  readonly key: string;
  /** The owner fields of the row, with their required values. */
  readonly owner: Partial<Row>;
  readonly after?: string | undefined;
  /** Code and message if this owner has no such row: `usage.unknown-upload` and its words. */
  readonly missing: readonly [code: string, message: string];
}

/** Reads rows for their owner; waits at most two seconds for what the owner just wrote. */
export class OwnRows {
  constructor(
    private readonly store: EventStore,
    private readonly progress: Progress,
  ) {}

  /** Throws the `missing` refusal if the row does not exist or is another owner's, without revealing which. */
  async get<Row extends object>(
    model: ReadModel<Row>,
    { key, owner, after, missing }: Wanted<Row>,
  ): Promise<Row> {
    await this.caughtUp(model, after);
    stopWhenLate();
    let row = await model.get(key);
    if (row === undefined) {
      await this.progress.waitFor(model.name, await this.store.head(), WAIT_MS);
      row = await model.get(key);
    }
    if (row !== undefined && isOwn(row, owner)) return row;
    throw new DomainError(missing[0], missing[1], {}, 'not-found');
  }

  /** Waits until a read model shows everything now in the log. Throws `reading.behind`, after which a retry helps. */
  async upToDate({ name }: { readonly name: string }): Promise<void> {
    if (await this.progress.waitFor(name, await this.store.head(), UP_TO_DATE_MS)) return;
    throw new Fault('reading.behind', 'The pages are behind the log.', { name }, { kind: 'unavailable' });
  }

  /** Waits at most two seconds until a read model shows a command's position. */
  async caughtUp({ name }: { readonly name: string }, after: string | undefined): Promise<void> {
    if (after !== undefined) await this.progress.waitFor(name, parsePosition(after), WAIT_MS);
  }
}

function isOwn<Row extends object>(row: Row, owner: Partial<Row>): boolean {
  const fields = Object.keys(owner) as (keyof Row)[]; // a partial row has no other keys
  return fields.length > 0 && fields.every((field) => row[field] === owner[field]);
}
