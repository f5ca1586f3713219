import { z } from 'zod';
import { Digest, Name } from '#domain/shared/quantity';
import { PreferencesSchema } from '../households/households.events.js';
import { CoverageSchema } from '../scoring/coverage.js';
import { ScoringSchema } from '../scoring/scoring.js';

/**
 * Digests of a scoring run's inputs, which together with the engine version determine its bytes. Those of the
 * home's data are made with the home's key (HMAC-SHA-256, hex), so that nobody can guess a postcode from them.
 */
export const InputDigestsSchema = z.strictObject({
  usage: Digest,
  /** SHA-256 (hex) over the digests of all plans. */
  catalogueRevision: Digest,
  /** Position in the log of the last listing that the catalogue held. */
  cataloguePosition: Name,
  household: Digest,
});
export type InputDigests = z.infer<typeof InputDigestsSchema>;

/**
 * The body of a recommendation as stored, published and parsed by the page. Contains no name,
 * address or meter id. The same inputs and engine version give the same canonical bytes.
 */
export const RecommendationSchema = ScoringSchema.extend({
  inputs: InputDigestsSchema,
  /** The plans on offer to the home, their lists, and how old those are. */
  coverage: CoverageSchema,
  preferences: PreferencesSchema,
});
export type Recommendation = z.infer<typeof RecommendationSchema>;
