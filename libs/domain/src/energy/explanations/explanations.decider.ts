import type { Decider, Stamped } from '#domain/shared/decider';
import type { ExplanationCommand } from './explanations.commands.js';
import { ExplanationEvent } from './explanations.events.js';

/** State of one explanation. */
export interface ExplanationState {
  /** Published or given up, for good. */
  readonly ended: boolean;
}

/** Publishes one explanation per recommendation; a job that runs again changes nothing. */
export const explanation: Decider<ExplanationState, Stamped<ExplanationCommand>, ExplanationEvent> = {
  event: ExplanationEvent,
  leavesSealed: true,
  initial: { ended: false },
  decide(command, state) {
    if (state.ended) return [];
    switch (command.kind) {
      case 'publish': {
        const { kind: _kind, at, attempts, ...written } = command;
        const { recommendationId, householdId } = written;
        return [
          ...attempts.map((attempt) => ({
            type: 'energy.explanation-attempted.v1' as const,
            data: { recommendationId, householdId, ...attempt, attemptedAt: at },
          })),
          { type: 'energy.explanation-published.v1', data: { ...written, publishedAt: at } },
        ];
      }
      case 'give-up': {
        const { recommendationId, householdId, at: givenUpAt } = command;
        return [
          { type: 'energy.explanation-given-up.v1', data: { recommendationId, householdId, givenUpAt } },
        ];
      }
    }
  },
  evolve: (state, { type }) => (type === 'energy.explanation-attempted.v1' ? state : { ended: true }),
};
