import type { Decider, Stamped } from '#domain/shared/decider';
import type { ExplanationCommand } from './explanations.commands.js';
import { ExplanationEvent } from './explanations.events.js';

/** What rules about one explanation need to remember. */
export interface ExplanationState {
  readonly published: boolean;
}

/** A recommendation is explained once; a job that runs again finds it done. */
export const explanation: Decider<ExplanationState, Stamped<ExplanationCommand>, ExplanationEvent> = {
  event: ExplanationEvent,
  leavesSealed: true,
  initial: { published: false },
  decide({ kind: _kind, at: publishedAt, ...written }, state) {
    if (state.published) return [];
    return [{ type: 'energy.explanation-published.v1', data: { ...written, publishedAt } }];
  },
  /** There is one event, and it says it all. */
  evolve: () => ({ published: true }),
};
