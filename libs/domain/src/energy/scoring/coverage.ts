import { z } from 'zod';
import { Count, DayText, Words } from '#domain/shared/quantity';

/** How many plans were compared, from which lists, and how old their prices are. */
export const CoverageSchema = z.strictObject({
  plans: Count,
  retailers: Count,
  /** The first few lists, those with most plans first. */
  lists: z.array(z.strictObject({ source: Words, plans: Count, asOf: DayText })).max(100),
  /** Dates of the oldest and newest prices; null without plans. */
  oldest: DayText.nullable(),
  newest: DayText.nullable(),
  /** No plan can be switched to; one that is known all the same is what a home pays that has chosen nothing. */
  noOffers: z.boolean(),
  /** Plans whose price is older than prices of its market usually live. */
  outdated: Count,
});
export type Coverage = z.infer<typeof CoverageSchema>;
