import { z } from 'zod';
import { DayText, DecimalText } from '#domain/shared/quantity';
import { USAGE_LIMITS } from '../limits.js';

/** One of several meters that an import holds; which of them are the home is for its people to say. */
export const MeterSchema = z.strictObject({
  /** 1-based, in file order: what a choice names. */
  number: z.int().min(1).max(USAGE_LIMITS.channels),
  /** As the file names it; empty when it does not. */
  servicePoint: z.string().max(USAGE_LIMITS.lineChars),
  /** Serial number, only where meters of one service point ran side by side. */
  serial: z.string().max(USAGE_LIMITS.lineChars),
  /** Energy taken, or used minus sent where only the net is metered. */
  kwh: DecimalText,
  firstDay: DayText,
  lastDay: DayText,
});
export type Meter = z.infer<typeof MeterSchema>;
