import { z } from 'zod';
import { Digest, Instant } from '#domain/shared/quantity';
import { Plan } from './plan.js';

/** A plan came into the catalogue, or its facts changed. */
export const PlanListed = z.strictObject({
  type: z.literal('energy.plan-listed.v1'),
  data: z.strictObject({
    planId: Plan.shape.planId,
    /** SHA-256 (hex) of the plan's canonical JSON. */
    digest: Digest,
    plan: Plan,
    listedAt: Instant,
  }),
});

export const PlanEvent = z.discriminatedUnion('type', [PlanListed]);
export type PlanEvent = z.infer<typeof PlanEvent>;
