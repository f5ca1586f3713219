import { z } from 'zod';
import { Count, DayText, Instant } from '#domain/shared/quantity';

/** A day's recorded results, or a sample of them, were made again and compared byte by byte. */
export const ReplayCompleted = z.strictObject({
  type: z.literal('trust.replay-completed.v1'),
  data: z.strictObject({
    /** The day in UTC; each has one replay. */
    day: DayText,
    checked: Count,
    /** The same bytes. */
    equal: Count,
    /** Gone with their home. */
    erased: Count,
    /** All others, and the first of them with their verdicts. */
    different: Count,
    differing: z.array(z.strictObject({ id: z.uuid(), verdict: z.string().max(40) })).max(100),
    completedAt: Instant,
  }),
});

export const ReplayEvent = z.discriminatedUnion('type', [ReplayCompleted]);
export type ReplayEvent = z.infer<typeof ReplayEvent>;
