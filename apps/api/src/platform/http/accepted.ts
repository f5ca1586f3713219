import { z } from 'zod';
import { isPosition } from '../event-store/port/position.js';

/** The answer to a command: the id of what it made or changed, and where the log stands after it. */
export const Accepted = z.object({
  id: z.string(),
  position: z.string().describe('Pass as ?after= to a query to read what this command did'),
});
export type Accepted = z.infer<typeof Accepted>;

/** Query parameter of everything that can wait for a command's effect. */
export const AfterSchema = z.object({
  after: z.string().refine(isPosition, 'must be the position a command answered with').optional(),
});
export type After = z.infer<typeof AfterSchema>;
