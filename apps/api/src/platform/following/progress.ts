import { setTimeout as pause } from 'node:timers/promises';
import { comparePositions, START } from '../event-store/port/position.js';
import { ADVANCED_CHANNEL } from '../checkpoints/checkpoint-store.js';
import type { CheckpointState, CheckpointStore } from '../checkpoints/checkpoint-store.js';
import type { EventStore, Position } from '../event-store/port/event-store.js';
import type { Notifications } from '../postgres/notifications.js';

/** How far a follower is behind the log. */
export interface FollowerLag extends CheckpointState {
  /** Number of events it has not seen yet; null if the log would have to read them to tell. */
  readonly behind: number | null;
  /** Age of the first of these in seconds; 0 if there is none. */
  readonly behindS: number;
}

const POLL_MS = 100;

/** How far followers have come, in whichever process they run. */
export class Progress {
  constructor(
    private readonly store: EventStore,
    private readonly checkpoints: CheckpointStore,
    /** Shortens waiting; not needed for looking only. */
    private readonly notifications?: Notifications,
  ) {}

  /**
   * Waits at most `timeoutMs` until the follower has seen `position`; false if it has not by then.
   * Queries use it to show callers what they just wrote.
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

  /** Whether these followers have seen the whole log, and something is in it. */
  async isCurrent(subscriptions: readonly string[]): Promise<boolean> {
    const head = await this.store.head();
    const seen = await Promise.all(subscriptions.map((one) => this.waitFor(one, head, 0)));
    return head !== START && seen.every(Boolean);
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
