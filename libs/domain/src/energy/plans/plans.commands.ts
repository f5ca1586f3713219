import { z } from 'zod';
import { Digest } from '#domain/shared/quantity';
import { Plan } from './plan.js';

/** Lists a plan in the catalogue as its source states it now. */
export const PlanCommand = z.strictObject({ kind: z.literal('list'), digest: Digest, plan: Plan });
export type PlanCommand = z.infer<typeof PlanCommand>;
