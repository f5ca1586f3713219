import { z } from 'zod';
import { Code, Count, DayText, DecimalText, inWords, Words, ZoneName } from '#domain/shared/quantity';
import type { BillsQuestion } from '../printed-bills/ask-about-bills.js';
import { TypedBillsSchema } from '../typed-bills.commands.js';
import { MOST_BILLS } from '../usage-limits.commands.js';
import { USAGE_LIMITS } from '../limits.js';
import { ChannelSchema, TableMappingSchema } from '../formats/tables/asking/mapping.js';
import type { MappingQuestion } from '../formats/tables/asking/needs-mapping.js';

/** What one day would count, by channel. */
export const PreviewDaySchema = z.strictObject({
  day: DayText,
  channel: ChannelSchema,
  kwh: DecimalText,
  readings: Count,
});

const MOST_PREVIEWED = 1_000;
const MOST_PROPOSALS = 1_000;
const MOST_ROWS = 100;
const MOST_NOTES = 50;

const asked = {
  /** Which kind of question: `which-unit`, `which-flow`, `which-zone`, … */
  code: Code,
  /** In words, for the person whose file it is. */
  question: Words,
  preview: z.array(PreviewDaySchema).max(MOST_PREVIEWED),
  /** Why the last answer did not help, in words; null if the question is new. */
  refusal: Words.nullable(),
};

/** A question that a file leaves open, as the page, the API and the command line put it. */
export const UsageQuestionSchema = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('needs-mapping'),
    ...asked,
    /** Ways to read the table, the likeliest first. */
    proposals: z
      .array(
        z.strictObject({
          mapping: TableMappingSchema,
          preview: z.array(PreviewDaySchema).max(MOST_PREVIEWED),
          problem: Words.optional(),
        }),
      )
      .max(MOST_PROPOSALS),
    /** The first rows below the header, as they stand in the file. */
    rows: z.array(z.array(z.string().max(200)).max(USAGE_LIMITS.rowCells)).max(MOST_ROWS),
  }),
  z.strictObject({
    outcome: z.literal('needs-zone'),
    ...asked,
    /** What the clock may be, where the file gives a hint. */
    proposals: z.array(z.strictObject({ zone: ZoneName })).max(MOST_PROPOSALS),
  }),
  z.strictObject({
    outcome: z.literal('needs-bills'),
    ...asked,
    /** One proposal: the bills as they were read, with null for what is not sure. */
    proposals: z
      .array(
        z.strictObject({
          bills: z
            .array(
              z.strictObject({
                start: DayText.nullable(),
                end: DayText.nullable(),
                kwh: DecimalText.nullable(),
                estimated: z.boolean(),
              }),
            )
            .max(MOST_BILLS),
        }),
      )
      .max(1),
    /** The PDFs, each with what to look at, the amount to pay as printed and the last figures of the meter. */
    printed: z
      .array(
        z.strictObject({
          file: z.string().max(200),
          notes: z.array(Words).max(MOST_NOTES),
          amount: z.string().max(30).nullable(),
          meter: z.string().max(30).nullable(),
        }),
      )
      .max(USAGE_LIMITS.pdfs),
    /** What concerns them together, and what could not be read. */
    notes: z.array(Words).max(MOST_NOTES),
  }),
]);
export type UsageQuestion = z.infer<typeof UsageQuestionSchema>;

/** A person's answer: how to read the table, the time zone of its times, or the bills as they are. */
export const UsageAnswerSchema = z.union([
  z.strictObject({ mapping: TableMappingSchema }),
  z.strictObject({ zone: ZoneName }),
  TypedBillsSchema,
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
    ...(problem === undefined ? {} : { problem: inWords(problem) }),
  }));
  while (proposals.length > 1 && JSON.stringify(proposals).length > MOST_CHARS)
    proposals = proposals.slice(0, -1);
  return {
    ...{ outcome, code, question: inWords(words), preview: [...preview], refusal: null, proposals },
    rows: rows.map((cells) => [...cells]),
  };
}

/** The question of a refusal that carries bills of PDFs. */
export function billsAsked(details: Readonly<Record<string, unknown>>): UsageQuestion {
  // Only `askAboutBills` makes refusals of this code.
  const { outcome, code, question, proposals, printed, notes } = details as unknown as BillsQuestion;
  return {
    ...{ outcome, code, question: inWords(question), preview: [], refusal: null },
    proposals: proposals.map(({ bills }) => ({ bills: [...bills] })),
    printed: printed.map(({ file, notes: own, ...one }) => ({
      ...{ ...one, file: file.slice(0, 200), notes: own.map(inWords) },
    })),
    notes: notes.map(inWords),
  };
}
