import { z } from 'zod';
import { PreferencesSchema } from '../households/households.events.js';
import { CoverageSchema } from '../scoring/coverage.js';
import { ScoringSchema } from '../scoring/scoring.js';

/**
 * What a scoring run read: with the engine version it fixes the bytes. What is of the home is told by digests that
 * only the home's key can make (HMAC-SHA-256, hex), so that nobody finds a postcode by trying them all.
 */
export const InputDigestsSchema = z.strictObject({
  usage: z.string(),
  /** SHA-256 (hex) over the digests of all plans. */
  catalogueRevision: z.string(),
  /** Position in the log of the last listing that the catalogue held. */
  cataloguePosition: z.string(),
  household: z.string(),
});
export type InputDigests = z.infer<typeof InputDigestsSchema>;

/**
 * The body of a recommendation as it is stored, published and parsed by the page. Holds no name,
 * address or meter id. Same inputs and engine version give the same canonical bytes.
 */
export const RecommendationSchema = ScoringSchema.extend({
  inputs: InputDigestsSchema,
  /** What the comparison rests on: the plans on offer to the home, their lists and how old those are. */
  coverage: CoverageSchema,
  preferences: PreferencesSchema,
});
export type Recommendation = z.infer<typeof RecommendationSchema>;
