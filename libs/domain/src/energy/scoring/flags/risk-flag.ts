import { z } from 'zod';
import { Count, DayText, DecimalText, Words } from '#domain/shared/quantity';

const Months = z.int().min(0).max(1_200);
const MOST_TEXTS = 100;

/**
 * A risk of one plan for this home, with its figures. Amounts are in the plan's currency, per year unless the
 * name says otherwise; kWh are per billing month.
 */
export const RiskFlagSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('billCreditCliff'),
    thresholdKwh: DecimalText.describe('Use at which the credit starts or stops'),
    creditAmount: DecimalText.describe('Credit on one bill'),
    monthsReached: Months.describe('Months of the year in which the credit is earned'),
    monthsNear: Months.describe('Months whose use is within `withinPercent` of the threshold'),
    withinPercent: z.number().min(0).max(100),
    amountAtStake: DecimalText.describe('Credits of a year that depend on those months'),
  }),
  z.strictObject({
    kind: z.literal('minimumUsageFee'),
    thresholdKwh: DecimalText,
    feeAmount: DecimalText.describe('Fee on one bill'),
    monthsCharged: Months,
    monthsNear: Months,
    withinPercent: z.number().min(0).max(100),
    amountCharged: DecimalText.describe('Fees in the year as it is expected'),
  }),
  z.strictObject({
    kind: z.literal('introductoryPriceEnds'),
    months: Months.describe('Months that the introductory price lasts'),
    endsOn: DayText.describe('First day of the later price when switching today'),
    extraPerYear: DecimalText.describe('Extra cost of a later year over the first year'),
  }),
  z.strictObject({
    kind: z.literal('shortTerm'),
    months: Months.describe('Months that the price holds, less than twelve'),
    endsOn: DayText.describe('First day after the term when switching today'),
    extraPerYear: DecimalText.describe('Extra cost of a year at the price assumed after it'),
  }),
  z.strictObject({
    kind: z.literal('priceCanChange'),
    priceBasis: z.enum(['variable', 'indexed', 'spot']),
    extraPerYearAtTenPercent: DecimalText.describe('Extra cost of a year if the whole bill rises by a tenth'),
  }),
  z.strictObject({
    kind: z.literal('highTerminationFee'),
    amount: DecimalText.describe('Highest fee for leaving early'),
    limitAmount: DecimalText.describe('Lowest fee that raises this flag'),
  }),
  z.strictObject({
    kind: z.literal('thinData'),
    meteredPercent: z.number().min(0).max(100).describe('Share of the year that a meter counted'),
    lowCost: DecimalText,
    highCost: DecimalText,
  }),
  z.strictObject({
    kind: z.literal('unpricedText'),
    count: Count.positive(),
    texts: z.array(Words).max(MOST_TEXTS).describe('The first few texts that could not be priced'),
  }),
  z.strictObject({ kind: z.literal('estimatedFromLabel') }),
  z.strictObject({
    kind: z.literal('conditionalDiscount'),
    count: Count.positive().describe('Discounts with conditions, none of them counted'),
    names: z.array(Words).max(MOST_TEXTS),
  }),
  z.strictObject({ kind: z.literal('eligibility'), conditions: z.array(Words).max(MOST_TEXTS) }),
]);
export type RiskFlag = z.infer<typeof RiskFlagSchema>;
