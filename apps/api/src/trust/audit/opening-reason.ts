import { z } from 'zod';

/** Why somebody opens what is sealed for somebody else. */
export const OpeningReasonSchema = z.object({ reason: z.string().trim().min(1).max(1_000) });
export type OpeningReason = z.infer<typeof OpeningReasonSchema>;
