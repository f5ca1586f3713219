import { z } from 'zod';
import { CurrentPlanSchema, PreferencesSchema } from '#domain/energy/households/households.events';

/** A company whose wires may serve the home. */
export const DeliveryUtilityView = z.object({ id: z.string(), name: z.string() });

/** The place of a postcode: one delivery utility, several to choose from, or the reason why there is no choice. */
export const PlaceView = z.object({
  postcode: z.string(),
  country: z.string(),
  market: z.string(),
  zone: z.string(),
  deliveryUtilities: z.array(DeliveryUtilityView),
  /** The page must ask which one when true. */
  ambiguous: z.boolean(),
  /** Whether the home chooses its supplier, or only among the tariffs of its only one. */
  choice: z.enum(['supplier', 'tariff']),
  /** Why there is only one supplier, in plain words; null if there is a choice. */
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
