import { z } from 'zod';
import { Plan } from './plan.js';

/** A plan came into the catalogue, or its facts changed. */
export const PlanListed = z.object({
  type: z.literal('energy.plan-listed.v1'),
  data: z.strictObject({
    planId: z.string(),
    /** SHA-256 (hex) of the plan's canonical JSON. */
    digest: z.string(),
    plan: Plan,
    listedAt: z.iso.datetime(),
  }),
});

export const PlanEvent = z.discriminatedUnion('type', [PlanListed]);
export type PlanEvent = z.infer<typeof PlanEvent>;
