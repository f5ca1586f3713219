import { z } from 'zod';
import { RecommendationSchema } from '#domain/energy/recommendations/recommendation';
import { AdviceSchema } from '#domain/energy/scoring/advice';

/** One recommendation as the results page shows it. */
export const RecommendationView = z.object({
  recommendationId: z.uuid(),
  issuedAt: z.iso.datetime(),
  body: RecommendationSchema,
  /** The person's feedback so far, latest first. */
  feedback: z.array(
    z.object({ planId: z.string().nullable(), helpful: z.boolean(), givenAt: z.iso.datetime() }),
  ),
});
export type RecommendationView = z.infer<typeof RecommendationView>;

/** One entry in the list of a home's recommendations. */
export const RecommendationLineView = z.object({
  recommendationId: z.uuid(),
  issuedAt: z.iso.datetime(),
  advice: AdviceSchema,
  planName: z.string().nullable(),
  firstYearCost: z.string().nullable(),
});
export type RecommendationLineView = z.infer<typeof RecommendationLineView>;

/** What has changed since a recommendation was made, so that a new one may differ. */
export const FreshnessView = z.object({
  changed: z.array(z.enum(['usage', 'answers', 'prices'])),
});
export type FreshnessView = z.infer<typeof FreshnessView>;
