import { z } from 'zod';
import { CurrentPlanSchema, HomePlaceSchema, PreferencesSchema } from './households.events.js';

/** Where the home is, as precisely as prices need it. */
export const StatedPlaceSchema = z.strictObject({
  postcode: z.string().trim().min(2).max(10).describe('Postcode or ZIP of the home'),
  deliveryUtilityId: z
    .string()
    .max(40)
    .optional()
    .describe('The delivery utility; needed only if a postcode has several'),
});
export type StatedPlace = z.infer<typeof StatedPlaceSchema>;

/** Commands to a household; postcodes are already looked up. */
export const HouseholdCommand = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('open'), householdId: z.uuid() }),
  z.strictObject({ kind: z.literal('set-place'), place: HomePlaceSchema }),
  z.strictObject({ kind: z.literal('describe-current-plan'), currentPlan: CurrentPlanSchema }),
  z.strictObject({ kind: z.literal('set-preferences'), preferences: PreferencesSchema }),
]);
export type HouseholdCommand = z.infer<typeof HouseholdCommand>;
