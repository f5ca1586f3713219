import { z } from 'zod';
import { DayText } from '#domain/shared/quantity';

/** How many plans were compared, from which lists, and how old their prices are. */
export const CoverageSchema = z.object({
  plans: z.number().int().min(0),
  retailers: z.number().int().min(0),
  /** The first few lists, those with most plans first. */
  lists: z.array(z.object({ source: z.string(), plans: z.number().int(), asOf: DayText })),
  /** Dates of the oldest and newest prices; null without plans. */
  oldest: DayText.nullable(),
  newest: DayText.nullable(),
  /** No plan can be switched to; one that is known all the same is what a home pays that has chosen nothing. */
  noOffers: z.boolean(),
  /** Plans whose price is older than prices of its market usually live. */
  outdated: z.number().int().min(0),
});
export type Coverage = z.infer<typeof CoverageSchema>;
