import { z } from 'zod';
import { Count, DayText, Digest, Instant, Name } from '#domain/shared/quantity';
import { InputDigestsSchema, RecommendationSchema } from './recommendation.js';

const ids = { recommendationId: z.uuid(), householdId: z.uuid() };

/** Versions of the runtime: dates, zones and sorting depend on its ICU and zone data, and so may figures. */
export const RuntimeSchema = z.strictObject({ node: Name, icu: Name, tz: Name });
export type Runtime = z.infer<typeof RuntimeSchema>;

/**
 * Every plan was scored: digests of inputs, output and engine, and the runtime, so that the run can be
 * repeated and its result compared.
 * The day and the numbers of plans are sealed.
 */
export const ScoringRunCompleted = z.strictObject({
  type: z.literal('energy.scoring-run-completed.v1'),
  data: z.strictObject({
    ...ids,
    /** The upload that the year stands in. */
    uploadId: z.uuid(),
    inputs: InputDigestsSchema,
    /** Digest of the scoring in canonical bytes; only the home's key makes it. */
    output: Digest,
    engineVersion: Name,
    /** SHA-256 of the engine, by which it is archived; `unknown` if the program was not built. */
    engineDigest: Digest,
    runtime: RuntimeSchema,
    today: DayText,
    plansRanked: Count,
    plansFiltered: Count,
    completedAt: Instant,
  }),
});

/** A recommendation was issued to a home. Its whole body is in the event, sealed. */
export const RecommendationIssued = z.strictObject({
  type: z.literal('energy.recommendation-issued.v1'),
  data: z.strictObject({ ...ids, issuedAt: Instant, body: RecommendationSchema }),
});

/** The person gave feedback. `planId` and `words` are sealed. */
export const RecommendationFeedbackGiven = z.strictObject({
  type: z.literal('energy.recommendation-feedback-given.v1'),
  data: z.strictObject({
    ...ids,
    /** Plan that the feedback is about, null for the whole recommendation. */
    planId: z.string().max(120).nullable(),
    helpful: z.boolean(),
    words: z.string().max(1000).nullable(),
    givenAt: Instant,
  }),
});

/** The home was erased, and its recommendation with it. */
export const RecommendationErased = z.strictObject({
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
