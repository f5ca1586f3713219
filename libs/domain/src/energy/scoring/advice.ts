import { z } from 'zod';
import { DayText, DecimalText, Name, Share } from '#domain/shared/quantity';

/** What is advised; `VerdictSchema` says when. */
export const AdviceSchema = z.enum([
  'stay',
  'tooCloseToCall',
  'switchNow',
  'switchOnDate',
  'switchPlan',
  'noPlan',
  'noWholePlan',
  'onlyPlan',
]);

/**
 * The answer in one line. `tooCloseToCall` is to stay for now, though a plan is expected to save: no such plan
 * does so surely enough. `switchPlan` is said when the present cost is unknown and no saving can be
 * claimed, `noWholePlan` when every plan's bill holds money that is not priced, `onlyPlan` where there is
 * nothing to choose: the plan named is what the home has or gets without choosing.
 */
export const VerdictSchema = z.strictObject({
  advice: AdviceSchema,
  planId: Name.nullable(),
  switchOn: DayText.nullable(),
  firstYearSavings: DecimalText.nullable().describe(
    'Expected, over the twelve months from the switch, fees paid',
  ),
  horizonSavings: DecimalText.nullable().describe('Expected, over `horizonMonths` from today, fees paid'),
  beatsStaying: Share.nullable().describe(
    'Share of the drawn years in which the advice costs less than staying',
  ),
  /** The plan that ranks before what is advised and is expected to save, but costs more in too many drawn years. */
  closeCall: z
    .strictObject({
      planId: Name,
      horizonSavings: DecimalText.describe('Expected, over `horizonMonths` from today, fees paid'),
      costsMore: Share.describe('Share of the drawn years in which switching to it costs more than staying'),
      readingsHelp: z
        .boolean()
        .describe('Part of the year is not metered, so that more readings can settle it'),
    })
    .optional()
    .describe('Absent where nothing was held back'),
  /** The plan chosen by wishes, if money alone would choose another, and what that costs a year. */
  wish: z
    .strictObject({
      planId: Name,
      costPerYear: DecimalText,
      needsConsent: z.boolean().describe('It costs more than staying, and the person has not agreed to that'),
    })
    .nullable(),
});
export type Verdict = z.infer<typeof VerdictSchema>;
