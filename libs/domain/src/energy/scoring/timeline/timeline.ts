import { z } from 'zod';
import { Count, DayText, DecimalText } from '#domain/shared/quantity';

/** A year's cost of a plan. */
export const YearCostSchema = z.strictObject({ cost: DecimalText });

/** The whole cost of the horizon if the home switches on one day, on average over the drawn years. */
export const SwitchSchema = z.strictObject({
  on: DayText,
  terminationFee: DecimalText.describe('Fee for leaving the present contract on that day'),
  cost: DecimalText.describe('Present plan until that day, fees, then this plan, over the horizon'),
  savings: DecimalText.describe('Cost of staying for the horizon less `cost`: fees are paid of it'),
  firstYearSavings: DecimalText.describe('The same over the twelve months from that day'),
});
export type Switch = z.infer<typeof SwitchSchema>;

/** Why a later day is better than today. */
export const WaitReasonSchema = z.enum(['freeFrom', 'feeFalls', 'contractEnds', 'cheaperUntilThen']);
export type WaitReason = z.infer<typeof WaitReasonSchema>;

/**
 * Staying, switching now and switching on the best day, over the same whole years from today. Every
 * figure of a verdict, a card, a chart and an explanation is one of these.
 */
export const TimelineSchema = z.strictObject({
  horizonMonths: z.int().min(1).max(1_200),
  stayCost: DecimalText.describe('Staying: the present price to the end of its contract, then what follows'),
  switchNow: SwitchSchema,
  /** The cheapest day to switch within a year; equals `switchNow` when that is today. */
  switchBest: SwitchSchema,
  advice: z.enum(['stay', 'switchNow', 'switchOnDate']).describe('On expected cost alone'),
  waitReason: WaitReasonSchema.nullable().describe('Null when the best day is today'),
  /** Whole months from the best day until all fees are repaid; 0 when there are none, null when not in this time. */
  breakEvenMonths: Count.nullable(),
});
export type Timeline = z.infer<typeof TimelineSchema>;

/** Running totals at the end of each month of the horizon, for the chart. */
export const TimelineMonthSchema = z.strictObject({
  start: DayText,
  end: DayText.describe('First day after the month'),
  stay: DecimalText,
  switchNow: DecimalText,
  switchBest: DecimalText,
});
export type TimelineMonth = z.infer<typeof TimelineMonthSchema>;
