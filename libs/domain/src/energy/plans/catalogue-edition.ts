import type { Plan } from './plan.js';

/** The plans of the catalogue at one moment. */
export interface CatalogueEdition {
  /** SHA-256 (hex) over the digests of all plans. */
  readonly revision: string;
  readonly plans: readonly Plan[];
  readonly byId: ReadonlyMap<string, Plan>;
}
