import { Injectable } from '@nestjs/common';
import type { EventStore } from '../platform/event-store/port/event-store.js';
import { parsePosition } from '../platform/event-store/port/position.js';
import type { Progress } from '../platform/following/progress.js';
import type { ReadModel } from '../platform/following/read-model.js';
import { DomainError } from '#domain/shared/domain-error';

const WAIT_MS = 2_000;

/** Which row, whose it must be, and after which command. */
export interface Wanted {
  readonly key: string;
  readonly householdId: string;
  readonly after?: string | undefined;
  /** `usage.unknown-upload` and what to say, when there is no such row of this home. */
  readonly missing: readonly [code: string, message: string];
}

/** Looks rows up for their owner; waits, at most two seconds, for what the owner just wrote. */
@Injectable()
export class OwnRows {
  constructor(
    private readonly store: EventStore,
    private readonly progress: Progress,
  ) {}

  /** Throws the `missing` refusal for a row that is not there or is another home's: nobody learns which. */
  async get<Row extends { readonly householdId: string }>(
    model: ReadModel<Row>,
    subscription: string,
    { key, householdId, after, missing }: Wanted,
  ): Promise<Row> {
    if (after !== undefined) await this.progress.waitFor(subscription, parsePosition(after), WAIT_MS);
    let row = await model.get(key);
    if (row === undefined) {
      await this.progress.waitFor(subscription, await this.store.head(), WAIT_MS);
      row = await model.get(key);
    }
    if (row?.householdId === householdId) return row;
    throw new DomainError(missing[0], missing[1], {}, 'not-found');
  }

  /** Waits for a follower to have seen a command's position, at most two seconds. */
  async caughtUp(subscription: string, after: string | undefined): Promise<void> {
    if (after !== undefined) await this.progress.waitFor(subscription, parsePosition(after), WAIT_MS);
  }
}
