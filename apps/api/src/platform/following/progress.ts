import { setTimeout as pause } from 'node:timers/promises';
import { comparePositions } from '../event-store/port/position.js';
import { ADVANCED_CHANNEL } from '../checkpoints/checkpoint-store.js';
import type { CheckpointState, CheckpointStore } from '../checkpoints/checkpoint-store.js';
import type { EventStore, Position } from '../event-store/port/event-store.js';
import type { Notifications } from '../postgres/notifications.js';

/** How far a follower is behind the log. */
export interface FollowerLag extends CheckpointState {
  /** Events of the log it has not yet looked at; null where the log cannot tell without reading them. */
  readonly behind: number | null;
  /** How long the first of these has been in the log, in seconds; 0 when there is none. */
  readonly behindS: number;
}

const POLL_MS = 100;

/** What followers have seen, in whatever process they run. */
export class Progress {
  constructor(
    private readonly store: EventStore,
    private readonly checkpoints: CheckpointStore,
    /** Makes waiting quicker; who only looks needs none. */
    private readonly notifications?: Notifications,
  ) {}

  /**
   * Waits until the follower has seen `position`, at most `timeoutMs`; false when it has not by then.
   * Queries use it to show a caller what they just wrote.
   */
  async waitFor(subscription: string, position: Position, timeoutMs: number): Promise<boolean> {
    const deadline = Date.now() + timeoutMs;
    for (;;) {
      const seen = this.notifications?.count(ADVANCED_CHANNEL) ?? 0;
      const at = await this.checkpoints.position(subscription);
      if (at !== undefined && comparePositions(at, position) >= 0) return true;
      const leftMs = deadline - Date.now();
      if (leftMs <= 0) return false;
      const restMs = Math.min(POLL_MS, leftMs);
      await (this.notifications?.changed(ADVANCED_CHANNEL, seen, restMs) ?? pause(restMs));
    }
  }

  /** Every follower's lag, by name. */
  async followerLag(): Promise<readonly FollowerLag[]> {
    const [states, head] = await Promise.all([this.checkpoints.states(), this.store.head()]);
    return Promise.all(
      states.map(async (state) => ({
        ...state,
        behind: this.store.eventsBetween(state.position, head),
        behindS: comparePositions(state.position, head) < 0 ? await this.waitingS(state.position) : 0,
      })),
    );
  }

  private async waitingS(after: Position): Promise<number> {
    for await (const { metadata } of this.store.readAll({ after, maxCount: 1 }))
      return Math.max(0, (Date.now() - Date.parse(metadata.recordedAt)) / 1_000);
    return 0;
  }
}
