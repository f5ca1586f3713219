import type { Decider, Stamped } from '#domain/shared/decider';
import type { PlanDraftCommand } from './plan-drafts.commands.js';
import { PlanDraftEvent } from './plan-drafts.events.js';
import { readDraft } from './read-draft.js';

/** State of the draft of one plan. */
export interface PlanDraftState {
  /** The last draft; null before one. */
  readonly text: string | null;
}

/** Keeps each draft of a plan and validates it at once. The same draft again changes nothing. */
export const planDraft: Decider<PlanDraftState, Stamped<PlanDraftCommand>, PlanDraftEvent> = {
  event: PlanDraftEvent,
  initial: { text: null },
  decide({ planId, text, at }, state) {
    if (state.text === text) return [];
    const read = readDraft(planId, text);
    const problems = 'plan' in read ? [] : [...read.problems];
    return [
      { type: 'energy.plan-drafted.v1', data: { planId, text, draftedAt: at } },
      { type: 'energy.plan-validated.v1', data: { planId, problems, validatedAt: at } },
    ];
  },
  evolve: (state, event) => (event.type === 'energy.plan-drafted.v1' ? { text: event.data.text } : state),
};
