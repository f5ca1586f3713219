import { trailOf } from '#domain/shared/trail';
import type { PlanEvent } from './plans.events.js';

/** How the trail tells what happens to the catalogue. */
export const plansTrail = trailOf<PlanEvent>('plans', {
  'energy.plan-listed.v1': {
    action: 'listed',
    target: { type: 'plan', field: 'planId' },
    says: ({ plan }) => `listed the plan ${plan.name} of ${plan.retailer}`,
  },
});
