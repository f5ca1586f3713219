import { z } from 'zod';
import { Digest } from '#domain/shared/quantity';
import { Plan } from './plan.js';

/** Keeps a plan's facts under their digest. */
export const PlanEditionCommand = z.strictObject({ kind: z.literal('record'), digest: Digest, plan: Plan });
export type PlanEditionCommand = z.infer<typeof PlanEditionCommand>;
