import { z } from 'zod';
import { Digest } from '#domain/shared/quantity';
import { PreferencesSchema } from '../households/households.events.js';
import { CoverageSchema } from '../scoring/coverage.js';
import { ScoringSchema } from '../scoring/scoring.js';
import { InputDigestsSchema } from './recommendation.js';
import { RuntimeSchema } from './recommendations.events.js';

/** A person's feedback on a recommendation. */
export const FeedbackSchema = z.strictObject({
  planId: z
    .string()
    .max(120)
    .optional()
    .describe('Plan that the feedback is about; absent for the whole recommendation'),
  helpful: z.boolean(),
  words: z.string().trim().max(1000).optional(),
});
export type Feedback = z.infer<typeof FeedbackSchema>;

/** Commands to one recommendation. */
export const RecommendationCommand = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('issue'),
    recommendationId: z.uuid(),
    householdId: z.uuid(),
    uploadId: z.uuid(),
    inputs: InputDigestsSchema,
    output: Digest,
    engineDigest: Digest,
    runtime: RuntimeSchema,
    coverage: CoverageSchema,
    preferences: PreferencesSchema,
    scoring: ScoringSchema,
  }),
  z.strictObject({ kind: z.literal('give-feedback'), feedback: FeedbackSchema }),
]);
export type RecommendationCommand = z.infer<typeof RecommendationCommand>;
