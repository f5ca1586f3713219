import { z } from 'zod';
import { DayText, DecimalText, ZoneName } from '#domain/shared/quantity';
import { ConcludedUsageSchema } from './concluded-usage.js';
import { UsageAnswerSchema, UsageQuestionSchema } from './questions/usage-question.js';
import { MOST_BILLS } from './usage-limits.commands.js';
import { OriginSchema } from './usage.events.js';

/** One typed bill; `end` is the day of the meter read, which belongs to the next bill. */
export const TypedBillSchema = z.object({
  start: DayText,
  end: DayText,
  kwh: DecimalText,
  estimated: z.boolean().optional(),
});
export type TypedBill = z.infer<typeof TypedBillSchema>;

/** Bills typed by hand. */
export const TypedBillsSchema = z.object({
  zone: ZoneName.optional(),
  bills: z.array(TypedBillSchema).min(1).max(MOST_BILLS),
});
export type TypedBills = z.infer<typeof TypedBillsSchema>;

/** Commands to one upload. */
export const UsageCommand = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('upload'),
    uploadId: z.uuid(),
    householdId: z.uuid(),
    origin: OriginSchema,
    zone: ZoneName.nullable(),
    files: z.array(z.object({ name: z.string(), bytes: z.number().int() })).min(1),
  }),
  z.object({
    kind: z.literal('record-part'),
    part: z.number().int(),
    parts: z.number().int(),
    payload: z.string(),
  }),
  z.object({ kind: z.literal('import'), digest: z.string(), imported: ConcludedUsageSchema }),
  z.object({
    kind: z.literal('correct'),
    uploadId: z.uuid(),
    householdId: z.uuid(),
    readIn: z.uuid(),
    origin: OriginSchema,
    digest: z.string(),
    imported: ConcludedUsageSchema,
  }),
  z.object({
    kind: z.literal('reject'),
    code: z.string(),
    message: z.string(),
    details: z.record(z.string(), z.unknown()),
  }),
  z.object({ kind: z.literal('ask'), question: UsageQuestionSchema }),
  z.object({ kind: z.literal('answer'), said: UsageAnswerSchema }),
  z.object({ kind: z.literal('cancel') }),
]);
export type UsageCommand = z.infer<typeof UsageCommand>;
