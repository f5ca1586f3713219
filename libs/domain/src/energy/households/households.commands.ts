import { z } from 'zod';
import { DayText, DecimalText } from '../../shared/quantity.js';

/** Where the home is, as far as prices need it. */
export const SetPlaceSchema = z.object({
  postcode: z.string().trim().min(2).max(10).describe('Postcode or ZIP of the home'),
  deliveryUtilityId: z
    .string()
    .max(40)
    .optional()
    .describe('The company that owns the wires; needed only where a postcode has more than one'),
});
export type SetPlace = z.infer<typeof SetPlaceSchema>;

/** What ending the present contract early costs. */
export const TerminationFeeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('flat'), amount: DecimalText.describe('Once, in the plan’s currency') }),
  z.object({ kind: z.literal('perMonthRemaining'), amount: DecimalText.describe('For each month left') }),
]);
export type TerminationFee = z.infer<typeof TerminationFeeSchema>;

/** The plan the home has now: one from the catalogue, its own rate typed in, or unknown. */
export const CurrentPlanSchema = z.object({
  plan: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('catalogue'), planId: z.string().max(120) }),
    z.object({
      kind: z.literal('ownRate'),
      energyCentsPerKwh: DecimalText.describe('All charges per kWh together, in cents'),
      monthlyFee: DecimalText.describe('Fixed charges a month'),
    }),
    z.object({ kind: z.literal('unknown') }),
  ]),
  contractEnd: DayText.nullable().describe('Last day of the present contract; null when there is none'),
  terminationFee: TerminationFeeSchema,
});
export type CurrentPlan = z.infer<typeof CurrentPlanSchema>;

const Weight = z.number().int().min(0).max(100);

/** What matters to the person, each 0 (nothing) to 100 (most); only their ratio counts. */
export const WeightsSchema = z.object({
  cost: Weight,
  flexibility: Weight,
  renewable: Weight,
  rating: Weight,
});

/** What a plan must never break. Absent means no limit. */
export const HardLimitsSchema = z.object({
  maxTermMonths: z.number().int().min(0).max(120).optional(),
  minRenewablePercent: z.number().int().min(0).max(100).optional(),
  minRating: z.number().min(0).max(5).optional(),
  maxTerminationFee: DecimalText.optional(),
  fixedPriceOnly: z.boolean().optional(),
  noBillCredits: z.boolean().optional(),
  excludedRetailers: z.array(z.string().max(120)).max(50).optional(),
});

export const PreferencesSchema = z.object({ weights: WeightsSchema, limits: HardLimitsSchema });
export type Preferences = z.infer<typeof PreferencesSchema>;

/** Where the sliders stand before anybody moved them. */
export const DEFAULT_PREFERENCES: Preferences = {
  weights: { cost: 70, flexibility: 20, renewable: 20, rating: 20 },
  limits: {},
};
