import type { Plan } from '#domain/energy/plans/plan';
import type { PlanEditionEvent } from '#domain/energy/plans/plan-editions.events';
import type { Projection } from '#projections/shared/projection';
import { put } from '#projections/shared/projection';

/** The facts of a plan as they once were, under their digest. */
export interface PlanEditionRow {
  readonly plan: Plan;
}

/** Every edition of every plan that a catalogue ever listed, by digest. */
export const planEditionProjection: Projection<PlanEditionRow, PlanEditionEvent> = {
  name: 'energy.plan-edition.v1',
  table: 'energy_plan_edition',
  handles: ['energy.plan-edition-recorded.v1'],
  project: ({ data: { digest, plan } }) => put(digest, { plan }),
};
