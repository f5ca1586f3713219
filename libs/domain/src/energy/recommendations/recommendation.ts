import { z } from 'zod';
import { PreferencesSchema } from '../households/households.events.js';
import { ScoringSchema } from '../scoring/scoring.js';

/** Digests (SHA-256, hex) of what a scoring run read: with the engine version they fix its bytes. */
export const InputDigestsSchema = z.object({
  usage: z.string(),
  catalogueRevision: z.string(),
  household: z.string(),
});
export type InputDigests = z.infer<typeof InputDigestsSchema>;

/**
 * The body of a recommendation as it is stored, published and parsed by the page. Holds no name,
 * address or meter id. Same inputs and engine version give the same canonical bytes.
 */
export const RecommendationSchema = ScoringSchema.extend({
  inputs: InputDigestsSchema,
  preferences: PreferencesSchema,
});
export type Recommendation = z.infer<typeof RecommendationSchema>;
