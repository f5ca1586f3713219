import { z } from 'zod';
import { isPosition } from '../event-store/port/position.js';

/** Query parameter of everything that can wait for a command's effect. */
export const AfterSchema = z.object({
  after: z.string().refine(isPosition, 'must be the position a command answered with').optional(),
});
export type After = z.infer<typeof AfterSchema>;
