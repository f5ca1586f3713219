import { z } from 'zod';
import { Count, Digest, Instant, Name } from '#domain/shared/quantity';
import { ParagraphSchema } from './answer.js';

const ids = { recommendationId: z.uuid(), householdId: z.uuid() };

/** Why the explanation comes from the template and not from Claude. */
export const TemplateReasonSchema = z.enum([
  'no-key',
  'budget-spent',
  'breaker-open',
  'unavailable',
  'refused-by-model',
  'answer-unusable',
]);
export type TemplateReason = z.infer<typeof TemplateReasonSchema>;

/** Tokens used and their cost; zero for the template. */
const TokensSchema = z.strictObject({ inputTokens: Count, outputTokens: Count, costMicroUsd: Count });

/** The rules that an answer broke, in order, without its words. */
const RulesSchema = z.array(Name).max(50);

/** The longest answer that is recorded; a longer one is cut. */
export const LONGEST_RAW_ANSWER = 20_000;

/** What was asked of the model, and what it answered, unchecked. */
export const AttemptSchema = z.strictObject({
  /** 1 for the first question, 2 for the request to mend its answer. */
  attempt: Count,
  /** Of the whole prompt and of the facts; only the home's key makes them. */
  promptDigest: Digest,
  factsDigest: Digest,
  modelAsked: Name,
  /** As the service named them; null where it said nothing. */
  modelServed: Name.nullable(),
  messageId: Name.nullable(),
  stopReason: Name.nullable(),
  rawAnswer: z.string().max(LONGEST_RAW_ANSWER).nullable(),
  problems: RulesSchema,
  usage: TokensSchema,
});
export type Attempt = z.infer<typeof AttemptSchema>;

/** Claude was asked, whatever came of it. The answer is sealed. */
export const ExplanationAttempted = z.strictObject({
  type: z.literal('energy.explanation-attempted.v1'),
  data: z.strictObject({ ...ids, ...AttemptSchema.shape, attemptedAt: Instant }),
});

/** An explanation passed the checker and may be shown. Its paragraphs are sealed. */
export const ExplanationPublished = z.strictObject({
  type: z.literal('energy.explanation-published.v1'),
  data: z.strictObject({
    ...ids,
    publishedAt: Instant,
    source: z.enum(['claude', 'template']),
    model: Name.nullable(),
    templateReason: TemplateReasonSchema.nullable(),
    refusals: RulesSchema,
    paragraphs: z.array(ParagraphSchema).max(20),
    usage: TokensSchema,
  }),
});

/** We could never put the recommendation into words; its figures stand without. */
export const ExplanationGivenUp = z.strictObject({
  type: z.literal('energy.explanation-given-up.v1'),
  data: z.strictObject({ ...ids, givenUpAt: Instant }),
});

export const ExplanationEvent = z.discriminatedUnion('type', [
  ExplanationAttempted,
  ExplanationPublished,
  ExplanationGivenUp,
]);
export type ExplanationEvent = z.infer<typeof ExplanationEvent>;
