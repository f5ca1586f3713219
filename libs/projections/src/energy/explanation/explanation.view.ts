import { z } from 'zod';

/** One explanation as the page shows it. Every figure in `paragraphs` was rendered by the server from a fact. */
export const ExplanationView = z.object({
  recommendationId: z.uuid(),
  /** `given-up` when we could never write it, through a fault of ours. */
  status: z.enum(['writing', 'published', 'given-up']),
  /** `claude` when the model's words passed the checker, `template` otherwise. */
  source: z.enum(['claude', 'template']).nullable(),
  /** Model that wrote it, null for the template. */
  model: z.string().nullable(),
  /** Why the template was used, in plain words, else null. */
  templateReason: z.string().nullable(),
  paragraphs: z.array(
    z.object({
      heading: z.string(),
      /** Id of the plan that the paragraph is about, or null. */
      planId: z.string().nullable(),
      /** `factId` is set where the text is a fact rendered by the server. */
      parts: z.array(z.object({ text: z.string(), factId: z.string().nullable() })),
    }),
  ),
});
export type ExplanationView = z.infer<typeof ExplanationView>;
