import { z } from 'zod';
import { DayText } from '#domain/shared/quantity';
import { InputDigestsSchema, RecommendationSchema } from './recommendation.js';

const ids = { recommendationId: z.uuid(), householdId: z.uuid() };

/** What an engine ran on: dates, zones and sorted words follow its ICU and zone data, so figures may too. */
export const RuntimeSchema = z.strictObject({ node: z.string(), icu: z.string(), tz: z.string() });
export type Runtime = z.infer<typeof RuntimeSchema>;

/**
 * Every plan was weighed: what went in, by digest, which engine did it, and on what, so that it can be run again.
 * The day and the numbers of plans are sealed.
 */
export const ScoringRunCompleted = z.object({
  type: z.literal('energy.scoring-run-completed.v1'),
  data: z.strictObject({
    ...ids,
    inputs: InputDigestsSchema,
    engineVersion: z.string(),
    runtime: RuntimeSchema,
    today: DayText,
    plansRanked: z.number().int().min(0),
    plansFiltered: z.number().int().min(0),
    completedAt: z.iso.datetime(),
  }),
});

/** A home was told its plans. The body is whole, so nobody has to ask another event what was said, and sealed. */
export const RecommendationIssued = z.object({
  type: z.literal('energy.recommendation-issued.v1'),
  data: z.strictObject({ ...ids, issuedAt: z.iso.datetime(), body: RecommendationSchema }),
});

/** The person said whether it helped. `planId` and `words` are sealed. */
export const RecommendationFeedbackGiven = z.object({
  type: z.literal('energy.recommendation-feedback-given.v1'),
  data: z.strictObject({
    ...ids,
    /** Plan spoken of, null for the whole. */
    planId: z.string().nullable(),
    helpful: z.boolean(),
    words: z.string().nullable(),
    givenAt: z.iso.datetime(),
  }),
});

/** The home was erased and what it was told with it. */
export const RecommendationErased = z.object({
  type: z.literal('energy.recommendation-erased.v1'),
  data: z.strictObject(ids),
});

export const RecommendationEvent = z.discriminatedUnion('type', [
  ScoringRunCompleted,
  RecommendationIssued,
  RecommendationFeedbackGiven,
  RecommendationErased,
]);
export type RecommendationEvent = z.infer<typeof RecommendationEvent>;
