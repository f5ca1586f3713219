import { z } from 'zod';
import { Count, Instant, Name } from '#domain/shared/quantity';
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

/** An explanation passed the checker and may be shown. Its paragraphs are sealed. */
export const ExplanationPublished = z.strictObject({
  type: z.literal('energy.explanation-published.v1'),
  data: z.strictObject({
    ...ids,
    publishedAt: Instant,
    source: z.enum(['claude', 'template']),
    model: Name.nullable(),
    templateReason: TemplateReasonSchema.nullable(),
    /** The rules that refused answers broke, in order, without the answers' words. */
    refusals: z.array(Name).max(50),
    paragraphs: z.array(ParagraphSchema).max(20),
    /** Tokens used and their cost; zero for the template. */
    usage: z.strictObject({
      inputTokens: Count,
      outputTokens: Count,
      costMicroUsd: Count,
    }),
  }),
});

/** We could never put the recommendation into words; its figures stand without. */
export const ExplanationGivenUp = z.strictObject({
  type: z.literal('energy.explanation-given-up.v1'),
  data: z.strictObject({ ...ids, givenUpAt: Instant }),
});

export const ExplanationEvent = z.discriminatedUnion('type', [ExplanationPublished, ExplanationGivenUp]);
export type ExplanationEvent = z.infer<typeof ExplanationEvent>;
