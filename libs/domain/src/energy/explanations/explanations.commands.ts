import { z } from 'zod';
import { AttemptSchema, ExplanationGivenUp, ExplanationPublished } from './explanations.events.js';

/** Publishes what a writer wrote, after the checker let it pass; or ends what could never be written. */
export const ExplanationCommand = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('publish'),
    ...ExplanationPublished.shape.data.omit({ publishedAt: true }).shape,
    /** Every try of Claude at it, in order. */
    attempts: z.array(AttemptSchema).max(10),
  }),
  z.strictObject({
    kind: z.literal('give-up'),
    ...ExplanationGivenUp.shape.data.omit({ givenUpAt: true }).shape,
  }),
]);
export type ExplanationCommand = z.infer<typeof ExplanationCommand>;
