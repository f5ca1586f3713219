import { z } from 'zod';
import { Name, Words } from '#domain/shared/quantity';
import { SubjectSchema } from './fact.js';

/** A writer's answer (Claude's or the template's): words, and facts by their ids. */
export const AnswerSchema = z.strictObject({
  paragraphs: z
    .array(
      z.strictObject({
        about: SubjectSchema,
        parts: z
          .array(z.union([z.strictObject({ text: Words }), z.strictObject({ fact: Name })]))
          .min(1)
          .max(24),
      }),
    )
    .min(1)
    .max(6),
});
export type Answer = z.infer<typeof AnswerSchema>;
export type AnswerPart = Answer['paragraphs'][number]['parts'][number];

/** A paragraph as it is published: every part with a `factId` is a fact's own phrase. */
export const ParagraphSchema = z.strictObject({
  about: SubjectSchema,
  parts: z.array(z.strictObject({ text: Words, factId: Name.nullable() })).max(100),
});
export type Paragraph = z.infer<typeof ParagraphSchema>;
