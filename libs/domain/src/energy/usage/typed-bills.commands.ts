import { z } from 'zod';
import { DayText, DecimalText, ZoneName } from '#domain/shared/quantity';
import { MOST_BILLS } from './usage-limits.commands.js';

/** One typed bill; `end` is the day of the meter read, which belongs to the next bill. */
export const TypedBillSchema = z.strictObject({
  start: DayText,
  end: DayText,
  kwh: DecimalText,
  estimated: z.boolean().optional(),
});
export type TypedBill = z.infer<typeof TypedBillSchema>;

/** Bills typed by hand, or confirmed as they were read from a PDF. */
export const TypedBillsSchema = z.strictObject({
  zone: ZoneName.optional(),
  bills: z.array(TypedBillSchema).min(1).max(MOST_BILLS),
});
export type TypedBills = z.infer<typeof TypedBillsSchema>;
