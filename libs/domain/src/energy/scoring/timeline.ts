import { z } from 'zod';
import { DayText, DecimalText } from '#domain/shared/quantity';

/** A year's cost of a plan and what it saves against staying; null savings when the present cost is unknown. */
export const YearCostSchema = z.object({ cost: DecimalText, savings: DecimalText.nullable() });

/** The whole cost of the horizon if the home switches on one day. */
export const SwitchSchema = z.object({
  on: DayText,
  terminationFee: DecimalText.describe('Fee for leaving the present contract on that day'),
  cost: DecimalText.describe('Present plan until that day, fees, then this plan, over the horizon'),
  savings: DecimalText.describe('Cost of staying for the horizon less `cost`; negative when dearer'),
});
export type Switch = z.infer<typeof SwitchSchema>;

/** Staying, switching now and switching on the best day, over the same months. */
export const TimelineSchema = z.object({
  horizonMonths: z.number().int().positive(),
  stayCost: DecimalText,
  switchNow: SwitchSchema,
  /** The cheapest day to switch within the horizon; equals `switchNow` when that is today. */
  switchBest: SwitchSchema,
  advice: z.enum(['stay', 'switchNow', 'switchOnDate']).describe('On cost alone'),
  /** Whole months until savings repay the fees of switching now; 0 when there are none, null when never. */
  breakEvenMonths: z.number().int().min(0).nullable(),
  firstYearNetSavings: DecimalText.describe('First year savings less the leaving fee of today'),
});
export type Timeline = z.infer<typeof TimelineSchema>;

/** Running totals at the end of each month of the horizon, for the chart. */
export const TimelineMonthSchema = z.object({
  start: DayText,
  stay: DecimalText,
  switchNow: DecimalText,
  switchBest: DecimalText,
});
export type TimelineMonth = z.infer<typeof TimelineMonthSchema>;
