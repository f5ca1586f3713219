import { z } from 'zod';
import { DayText, DecimalText, Instant, Name } from '#domain/shared/quantity';

/** Where a home is, according to our table of places. */
export const HomePlaceSchema = z.strictObject({
  postcode: Name,
  country: Name,
  market: Name,
  zone: Name,
  /** Null if the postcode gives only the region. */
  deliveryUtilityId: Name.nullable(),
});
export type HomePlace = z.infer<typeof HomePlaceSchema>;

/** The fee for ending the present contract early. */
export const TerminationFeeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('flat'), amount: DecimalText.describe('Once, in the plan’s currency') }),
  z.strictObject({
    kind: z.literal('perMonthRemaining'),
    amount: DecimalText.describe('For each month left'),
  }),
]);

const ClockText = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** Hours of every day at which a typed rate is lower, on the home's clock; `to` before `from` runs past midnight. */
export const CheapHoursSchema = z.strictObject({
  centsPerKwh: DecimalText.describe('All charges per kWh together at these hours, in cents'),
  from: ClockText.describe('HH:MM'),
  to: ClockText.describe('HH:MM'),
  weekends: z.boolean().describe('All of Saturday and Sunday too'),
});
export type CheapHours = z.infer<typeof CheapHoursSchema>;

/** The plan that the home has now: from the catalogue, as a typed rate, or unknown. */
export const CurrentPlanSchema = z.strictObject({
  plan: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('catalogue'), planId: z.string().max(120) }),
    z.strictObject({
      kind: z.literal('ownRate'),
      energyCentsPerKwh: DecimalText.describe('All charges per kWh together, in cents'),
      monthlyFee: DecimalText.describe('Fixed charges a month'),
      cheapHours: CheapHoursSchema.optional(),
      exportCentsPerKwh: DecimalText.optional().describe('Paid for each kWh sent to the grid, in cents'),
    }),
    z.strictObject({ kind: z.literal('unknown') }),
  ]),
  contractEnd: DayText.nullable().describe('Last day of the present contract; null when there is none'),
  terminationFee: TerminationFeeSchema,
  supplier: z.string().trim().min(1).max(120).optional().describe('Who sells it now, where no plan is named'),
});
export type CurrentPlan = z.infer<typeof CurrentPlanSchema>;

/** Money as text from 0 up to so many units of the home's currency. */
function moneyUpTo(most: number): typeof DecimalText {
  return DecimalText.refine((text) => Number(text) >= 0 && Number(text) <= most, `must be from 0 to ${most}`);
}

/** What things beside the bill are worth to the person, in the home's currency; `0` means nothing. */
export const WishesSchema = z.strictObject({
  renewableCentsPerKwh: moneyUpTo(20).describe('Wholly renewable power, in hundredths of the currency a kWh'),
  starPerYear: moneyUpTo(200).describe('One more star of the supplier’s rating, a year'),
  freedomPerYear: moneyUpTo(300).describe('No contract instead of one of twelve months, a year'),
  fixedPricePerYear: moneyUpTo(300).describe('A price that cannot change, a year'),
  leavingFeePercent: z.int().min(0).max(100).describe('Part of a leaving fee that counts, a year'),
});
export type Wishes = z.infer<typeof WishesSchema>;

/** What a price becomes after its contract: today's market price for the home, or a percentage more than before. */
export const PriceAssumptionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('market') }),
  z.strictObject({ kind: z.literal('percentMore'), percent: z.number().min(-50).max(200) }),
]);
export type PriceAssumption = z.infer<typeof PriceAssumptionSchema>;

/** Devices that some plans require. */
export const DeviceSchema = z.enum([
  'solar',
  'battery',
  'electricVehicle',
  'smartThermostat',
  'heatPump',
  'poolPump',
]);
export type Device = z.infer<typeof DeviceSchema>;

/** Limits that a plan must not break. Absent means no limit. */
export const HardLimitsSchema = z.strictObject({
  maxTermMonths: z.int().min(0).max(120).optional(),
  minRenewablePercent: z.int().min(0).max(100).optional(),
  minRating: z.number().min(0).max(5).optional(),
  maxTerminationFee: DecimalText.optional(),
  fixedPriceOnly: z.boolean().optional(),
  noBillCredits: z.boolean().optional(),
  excludedRetailers: z.array(z.string().max(120)).max(50).optional(),
});

/** The most that wishes may cost a year over staying, in units of the home's currency. */
export const MOST_AGREED_COST = 1000;

/** What matters to the person. Defaults of absent fields: expected cost, today's market, no device. */
export const PreferencesSchema = z.strictObject({
  wishes: WishesSchema,
  limits: HardLimitsSchema,
  caution: z.enum(['expected', 'badYear']).optional().describe('Year by whose cost plans are ranked'),
  afterContract: PriceAssumptionSchema.optional().describe('The present price after its contract'),
  afterTerm: PriceAssumptionSchema.optional().describe('The price of a new plan after its term'),
  devices: z.array(DeviceSchema).max(10).optional().describe('What the home has'),
  agreedToCost: moneyUpTo(MOST_AGREED_COST)
    .optional()
    .describe('What the wishes may cost a year over staying: the person was shown the amount and agreed'),
});
export type Preferences = z.infer<typeof PreferencesSchema>;

/** Until somebody moves a slider, only money counts. */
export const DEFAULT_PREFERENCES: Preferences = {
  wishes: {
    renewableCentsPerKwh: '0',
    starPerYear: '0',
    freedomPerYear: '0',
    fixedPricePerYear: '0',
    leavingFeePercent: 0,
  },
  limits: {},
};

const HouseholdId = z.uuid();

/** A visitor started; no name is stored. */
export const HouseholdOpened = z.strictObject({
  type: z.literal('energy.household-opened.v1'),
  data: z.strictObject({ householdId: HouseholdId, openedAt: Instant }),
});

/** The person stated where the home is. Sealed. */
export const PlaceSet = z.strictObject({
  type: z.literal('energy.household-place-set.v1'),
  data: z.strictObject({ householdId: HouseholdId, place: HomePlaceSchema }),
});

/** The person described their present plan. Sealed. */
export const CurrentPlanDescribed = z.strictObject({
  type: z.literal('energy.current-plan-described.v1'),
  data: z.strictObject({ householdId: HouseholdId, currentPlan: CurrentPlanSchema }),
});

/** The person stated wishes and limits. Sealed. */
export const PreferencesSet = z.strictObject({
  type: z.literal('energy.preferences-set.v1'),
  data: z.strictObject({ householdId: HouseholdId, preferences: PreferencesSchema }),
});

/** The person asked to be forgotten; their key is destroyed after this. */
export const HouseholdErased = z.strictObject({
  type: z.literal('energy.household-erased.v1'),
  data: z.strictObject({ householdId: HouseholdId, erasedAt: Instant }),
});

/** Nothing of an erased home is left but what the log holds of it, which nobody can read. */
export const HouseholdForgotten = z.strictObject({
  type: z.literal('energy.household-forgotten.v1'),
  data: z.strictObject({ householdId: HouseholdId, forgottenAt: Instant }),
});

export const HouseholdEvent = z.discriminatedUnion('type', [
  HouseholdOpened,
  PlaceSet,
  CurrentPlanDescribed,
  PreferencesSet,
  HouseholdErased,
  HouseholdForgotten,
]);
export type HouseholdEvent = z.infer<typeof HouseholdEvent>;
