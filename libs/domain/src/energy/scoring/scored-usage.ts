import { z } from 'zod';
import { DecimalText, MonthText, Share } from '#domain/shared/quantity';

/** The usage that every plan was priced on. */
export const ScoredUsageSchema = z.strictObject({
  annualKwh: DecimalText,
  lowKwh: DecimalText,
  highKwh: DecimalText,
  meteredShare: Share,
  months: z
    .array(
      z.strictObject({
        month: MonthText,
        kwh: DecimalText,
        lowKwh: DecimalText,
        highKwh: DecimalText,
      }),
    )
    .max(60),
});
