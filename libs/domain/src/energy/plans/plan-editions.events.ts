import { z } from 'zod';
import { Digest, Instant } from '#domain/shared/quantity';
import { Plan } from './plan.js';

/** The facts of a plan as they once were. Recorded once, however often a catalogue lists them. */
export const PlanEditionRecorded = z.strictObject({
  type: z.literal('energy.plan-edition-recorded.v1'),
  data: z.strictObject({
    /** SHA-256 (hex) of the plan's canonical JSON. */
    digest: Digest,
    plan: Plan,
    recordedAt: Instant,
  }),
});

export const PlanEditionEvent = z.discriminatedUnion('type', [PlanEditionRecorded]);
export type PlanEditionEvent = z.infer<typeof PlanEditionEvent>;
