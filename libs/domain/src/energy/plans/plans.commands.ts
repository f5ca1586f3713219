import { z } from 'zod';
import { Plan } from './plan.js';

/** Puts a plan, as its source states it now, into the catalogue. */
export const ListPlanSchema = z.object({ kind: z.literal('list'), digest: z.string(), plan: Plan });
export type ListPlan = z.infer<typeof ListPlanSchema>;
