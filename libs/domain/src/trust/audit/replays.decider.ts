import type { Decider, Stamped } from '#domain/shared/decider';
import type { ReplayCommand } from './replays.commands.js';
import { ReplayEvent } from './replays.events.js';

/** The replay of one day: completed once, and never changed. */
export const dailyReplay: Decider<{ readonly isDone: boolean }, Stamped<ReplayCommand>, ReplayEvent> = {
  event: ReplayEvent,
  initial: { isDone: false },
  decide({ kind: _, at: completedAt, ...data }, { isDone }) {
    return isDone ? [] : [{ type: 'trust.replay-completed.v1', data: { ...data, completedAt } }];
  },
  evolve: () => ({ isDone: true }),
};
