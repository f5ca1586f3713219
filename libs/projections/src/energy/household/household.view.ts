import { z } from 'zod';
import { CurrentPlanSchema, PreferencesSchema } from '#domain/energy/households/households.events';

/** One company whose wires may reach the home. */
export const DeliveryUtilityView = z.object({ id: z.string(), name: z.string() });

/** What a postcode tells: one delivery utility, or several to choose from, or why there is no choice. */
export const PlaceView = z.object({
  postcode: z.string(),
  country: z.string(),
  market: z.string(),
  zone: z.string(),
  deliveryUtilities: z.array(DeliveryUtilityView),
  /** The page must ask which one when true. */
  ambiguous: z.boolean(),
  /** Whether the home chooses its supplier, or only among the tariffs of the one it has. */
  choice: z.enum(['supplier', 'tariff']),
  /** Plain words for the home that has one supplier, else null. */
  noChoiceReason: z.string().nullable(),
});
export type PlaceView = z.infer<typeof PlaceView>;

/** The home as its settings page shows it. */
export const HouseholdView = z.object({
  householdId: z.uuid(),
  place: PlaceView.extend({ deliveryUtilityId: z.string().nullable() }).nullable(),
  currentPlan: CurrentPlanSchema.nullable(),
  preferences: PreferencesSchema,
});
export type HouseholdView = z.infer<typeof HouseholdView>;
