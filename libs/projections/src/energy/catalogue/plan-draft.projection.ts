import type { DraftProblem, PlanDraftEvent } from '#domain/energy/plans/drafts/plan-drafts.events';
import type { Projection } from '#projections/shared/projection';
import { patch, put } from '#projections/shared/projection';

/** The last draft of a plan and what is wrong with it. */
export interface PlanDraftRow {
  readonly planId: string;
  readonly text: string;
  readonly draftedAt: string;
  readonly problems: DraftProblem[];
}

/** The last draft of each plan that somebody writes by hand. */
export const planDraftProjection: Projection<PlanDraftRow, PlanDraftEvent> = {
  name: 'energy.plan-draft.v1',
  table: 'energy_plan_draft',
  handles: ['energy.plan-drafted.v1', 'energy.plan-validated.v1'],
  project(event) {
    const { planId } = event.data;
    if (event.type === 'energy.plan-validated.v1') {
      const { problems } = event.data;
      return patch<PlanDraftRow>(planId, (row) => (row === undefined ? undefined : { ...row, problems }));
    }
    const { text, draftedAt } = event.data;
    return put(planId, { planId, text, draftedAt, problems: [] });
  },
};
