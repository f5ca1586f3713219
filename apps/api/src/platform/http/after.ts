import { z } from 'zod';
import { isPosition } from '../event-store/port/position.js';

/** Query parameter `after` of queries that can wait for a command's effect. */
export const AfterSchema = z.object({
  after: z.string().refine(isPosition, 'must be a position that a command returned').optional(),
});
export type After = z.infer<typeof AfterSchema>;
