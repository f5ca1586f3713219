import { z } from 'zod';
import { Plan } from './plan.js';

/** Lists a plan in the catalogue as its source states it now. */
export const PlanCommand = z.object({ kind: z.literal('list'), digest: z.string(), plan: Plan });
export type PlanCommand = z.infer<typeof PlanCommand>;
