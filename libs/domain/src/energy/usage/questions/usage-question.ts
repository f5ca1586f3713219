import { z } from 'zod';
import { DayText, DecimalText, ZoneName } from '#domain/shared/quantity';
import { ChannelSchema, TableMappingSchema } from '../formats/tables/asking/mapping.js';
import type { MappingQuestion } from '../formats/tables/asking/needs-mapping.js';

/** What one day would count, by channel. */
export const PreviewDaySchema = z.object({
  day: DayText,
  channel: ChannelSchema,
  kwh: DecimalText,
  readings: z.int(),
});

const asked = {
  /** Which kind of question: `which-unit`, `which-flow`, `which-zone`, … */
  code: z.string(),
  /** In words, for the person whose file it is. */
  question: z.string(),
  preview: z.array(PreviewDaySchema),
  /** Why the last answer did not help, in words; null if the question is new. */
  refusal: z.string().nullable(),
};

/** A question that a file leaves open, as the page, the API and the command line put it. */
export const UsageQuestionSchema = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('needs-mapping'),
    ...asked,
    /** Ways to read the table, the likeliest first. */
    proposals: z.array(
      z.object({
        mapping: TableMappingSchema,
        preview: z.array(PreviewDaySchema),
        problem: z.string().optional(),
      }),
    ),
    /** The first rows below the header, as they stand in the file. */
    rows: z.array(z.array(z.string())),
  }),
  z.object({
    outcome: z.literal('needs-zone'),
    ...asked,
    /** What the clock may be, where the file gives a hint. */
    proposals: z.array(z.object({ zone: ZoneName })),
  }),
]);
export type UsageQuestion = z.infer<typeof UsageQuestionSchema>;

/** A person's answer: how to read the table, or the time zone of its times. */
export const UsageAnswerSchema = z.union([
  z.strictObject({ mapping: TableMappingSchema }),
  z.strictObject({ zone: ZoneName }),
]);
export type UsageAnswer = z.infer<typeof UsageAnswerSchema>;

/** Characters of JSON that a question may take: an event holds a mebibyte, and this one is sealed. */
const MOST_CHARS = 400_000;

/** The question of a refused reading, shortened to its first proposals where a table of many columns has too many. */
export function mappingAsked(details: Readonly<Record<string, unknown>>): UsageQuestion {
  // Only `needsMapping` makes refusals of this code.
  const question = details as unknown as MappingQuestion;
  const { outcome, code, question: words, preview, rows } = question;
  let proposals = question.proposals.map(({ mapping, preview: days, problem }) => ({
    ...{ mapping, preview: [...days] },
    ...(problem === undefined ? {} : { problem }),
  }));
  while (proposals.length > 1 && JSON.stringify(proposals).length > MOST_CHARS)
    proposals = proposals.slice(0, -1);
  return {
    ...{ outcome, code, question: words, preview: [...preview], refusal: null, proposals },
    rows: rows.map((cells) => [...cells]),
  };
}
