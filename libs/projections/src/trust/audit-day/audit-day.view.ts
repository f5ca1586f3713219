import { z } from 'zod';

const Times = z.int();

/** What the trail counts over some days (UTC). */
export const TrailStatisticsView = z.object({
  since: z.string(),
  until: z.string(),
  entries: Times,
  refused: Times,
  /** Every day with entries, oldest first. */
  days: z.array(z.object({ day: z.string(), entries: Times, refused: Times })),
  byRole: z.array(z.object({ role: z.string(), entries: Times })),
  /** Most frequent first. */
  byAction: z.array(
    z.object({ category: z.string(), action: z.string(), outcome: z.string(), entries: Times }),
  ),
});
export type TrailStatisticsView = z.infer<typeof TrailStatisticsView>;
