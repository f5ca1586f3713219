import { z } from 'zod';
import { DayText, DecimalText, ZoneName } from '../../shared/quantity.js';
import { ConcludedUsageSchema } from './concluded-usage.js';
import { USAGE_LIMITS } from './limits.js';
import { OriginSchema } from './usage.events.js';

/** One bill as a person types it; `end` is the day the meter was read and belongs to the next bill. */
export const TypedBillSchema = z.object({
  start: DayText,
  end: DayText,
  kwh: DecimalText,
  estimated: z.boolean().optional(),
});
export type TypedBill = z.infer<typeof TypedBillSchema>;

/** Bills typed by hand. */
export const TypeBillsSchema = z.object({
  zone: ZoneName.optional(),
  bills: z.array(TypedBillSchema).min(1).max(36),
});
export type TypeBills = z.infer<typeof TypeBillsSchema>;

/** Which meters of an import are this home: their numbers. Several are added up. */
export const ChooseMetersSchema = z.object({
  meters: z.array(z.number().int().min(1)).min(1).max(USAGE_LIMITS.channels),
});
export type ChooseMeters = z.infer<typeof ChooseMetersSchema>;

/** What the decider of one upload is asked. */
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
  ChooseMetersSchema.extend({
    kind: z.literal('choose-meters'),
    digest: z.string(),
    imported: ConcludedUsageSchema,
  }),
  z.object({
    kind: z.literal('reject'),
    code: z.string(),
    message: z.string(),
    details: z.record(z.string(), z.unknown()),
  }),
  z.object({ kind: z.literal('cancel') }),
  z.object({ kind: z.literal('erase') }),
]);
export type UsageCommand = z.infer<typeof UsageCommand>;
