import { z } from 'zod';
import { DayText, DecimalText } from '#domain/shared/quantity';

/** Where a home is, as its postcode tells it: one row of our own table of places. */
export const HomePlaceSchema = z.object({
  postcode: z.string(),
  country: z.string(),
  market: z.string(),
  zone: z.string(),
  /** Null where the postcode only tells the region. */
  deliveryUtilityId: z.string().nullable(),
});
export type HomePlace = z.infer<typeof HomePlaceSchema>;

/** What ending the present contract early costs. */
export const TerminationFeeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('flat'), amount: DecimalText.describe('Once, in the plan’s currency') }),
  z.object({ kind: z.literal('perMonthRemaining'), amount: DecimalText.describe('For each month left') }),
]);

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
export const WeightsSchema = z.strictObject({
  cost: Weight,
  flexibility: Weight,
  renewable: Weight,
  rating: Weight,
});

/** What a plan must never break. Absent means no limit. */
export const HardLimitsSchema = z.strictObject({
  maxTermMonths: z.number().int().min(0).max(120).optional(),
  minRenewablePercent: z.number().int().min(0).max(100).optional(),
  minRating: z.number().min(0).max(5).optional(),
  maxTerminationFee: DecimalText.optional(),
  fixedPriceOnly: z.boolean().optional(),
  noBillCredits: z.boolean().optional(),
  excludedRetailers: z.array(z.string().max(120)).max(50).optional(),
});

export const PreferencesSchema = z.strictObject({ weights: WeightsSchema, limits: HardLimitsSchema });
export type Preferences = z.infer<typeof PreferencesSchema>;

/** Where the sliders stand before anybody moved them. */
export const DEFAULT_PREFERENCES: Preferences = {
  weights: { cost: 70, flexibility: 20, renewable: 20, rating: 20 },
  limits: {},
};

const HouseholdId = z.uuid();

/** A visitor began; nobody is named. */
export const HouseholdOpened = z.object({
  type: z.literal('energy.household-opened.v1'),
  data: z.strictObject({ householdId: HouseholdId, openedAt: z.iso.datetime() }),
});

/** The person said where the home is. All of it is sealed. */
export const PlaceSet = z.object({
  type: z.literal('energy.household-place-set.v1'),
  data: z.strictObject({ householdId: HouseholdId, place: HomePlaceSchema }),
});

/** The person said what they pay now, which is sealed. */
export const CurrentPlanDescribed = z.object({
  type: z.literal('energy.current-plan-described.v1'),
  data: z.strictObject({ householdId: HouseholdId, currentPlan: CurrentPlanSchema }),
});

/** The person said what matters and what must not be broken, which is sealed. */
export const PreferencesSet = z.object({
  type: z.literal('energy.preferences-set.v1'),
  data: z.strictObject({ householdId: HouseholdId, preferences: PreferencesSchema }),
});

/** The person asked to be forgotten; their key is destroyed after this. */
export const HouseholdErased = z.object({
  type: z.literal('energy.household-erased.v1'),
  data: z.strictObject({ householdId: HouseholdId, erasedAt: z.iso.datetime() }),
});

export const HouseholdEvent = z.discriminatedUnion('type', [
  HouseholdOpened,
  PlaceSet,
  CurrentPlanDescribed,
  PreferencesSet,
  HouseholdErased,
]);
export type HouseholdEvent = z.infer<typeof HouseholdEvent>;
