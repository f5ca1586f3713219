import { z } from 'zod';
import { ExplanationPublished } from './explanations.events.js';

/** Publishes what a writer wrote, after the checker let it pass. */
export const ExplanationCommand = z.object({
  kind: z.literal('publish'),
  ...ExplanationPublished.shape.data.omit({ publishedAt: true }).shape,
});
export type ExplanationCommand = z.infer<typeof ExplanationCommand>;
