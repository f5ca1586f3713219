import type { Plan } from '#domain/energy/plans/plan';
import type { PlanEvent } from '#domain/energy/plans/plans.events';
import type { Projection } from '#projections/shared/projection';
import { put } from '#projections/shared/projection';

/** One plan of the catalogue as it is listed now. */
export interface PlanRow {
  readonly planId: string;
  readonly market: string;
  readonly digest: string;
  readonly plan: Plan;
}

/** The catalogue: the latest listing of each plan. */
export const planProjection: Projection<PlanRow, PlanEvent> = {
  name: 'energy.plan.v1',
  table: 'energy_plan',
  indexed: ['market'],
  handles: ['energy.plan-listed.v1'],
  project(event) {
    const { planId, digest, plan } = event.data;
    return put(planId, { planId, market: plan.market, digest, plan });
  },
};
