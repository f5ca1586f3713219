import type { Decider, Stamped } from '#domain/shared/decider';
import type { PlanEditionCommand } from './plan-editions.commands.js';
import { PlanEditionEvent } from './plan-editions.events.js';

/** State of one edition of a plan. */
export interface PlanEditionState {
  readonly isRecorded: boolean;
}

/** Records a plan's facts under their digest, once for ever. */
export const planEdition: Decider<PlanEditionState, Stamped<PlanEditionCommand>, PlanEditionEvent> = {
  event: PlanEditionEvent,
  initial: { isRecorded: false },
  decide({ digest, plan, at: recordedAt }, { isRecorded }) {
    if (isRecorded) return [];
    return [{ type: 'energy.plan-edition-recorded.v1', data: { digest, plan, recordedAt } }];
  },
  evolve: () => ({ isRecorded: true }),
};
