import { z } from 'zod';

/** The answer to a command: the id of what it made or changed, and the log position after it. */
export const AcceptedView = z.object({
  id: z.string(),
  position: z.string().describe('Pass as ?after= to a query to read what this command did'),
});
export type AcceptedView = z.infer<typeof AcceptedView>;
