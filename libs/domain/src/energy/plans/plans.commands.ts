import { z } from 'zod';
import { Plan } from './plan.js';

/** Puts a plan, as its source states it now, into the catalogue. */
export const PlanCommand = z.object({ kind: z.literal('list'), digest: z.string(), plan: Plan });
export type PlanCommand = z.infer<typeof PlanCommand>;
