import type { CatalogueChange } from './catalogue.events.js';
import type { Listing } from './catalogue.decider.js';

/** What a list would do to the catalogue. */
export interface CatalogueDifference {
  readonly changes: readonly CatalogueChange[];
  readonly added: readonly string[];
  /** Plans with other facts than before. */
  readonly changed: readonly string[];
  readonly withdrawn: readonly string[];
  readonly unchanged: number;
  /** Left as they are: another source's, changed by hand or held back. */
  readonly kept: readonly string[];
}

/**
 * Compares a source's list (the digest of each plan by its id) with the catalogue. The list is all that the source
 * offers: its other plans are withdrawn. Plans of other sources, and those an admin has taken over, stay.
 */
export function compareWithList(
  now: ReadonlyMap<string, Listing>,
  list: ReadonlyMap<string, string>,
  source: string,
): CatalogueDifference {
  const added: string[] = [];
  const changed: string[] = [];
  const kept: string[] = [];
  const changes: CatalogueChange[] = [];
  for (const [planId, digest] of list) {
    const listing = now.get(planId);
    if (listing !== undefined && (listing.source !== source || listing.digest === null)) kept.push(planId);
    else if (listing?.digest !== digest) {
      (listing === undefined ? added : changed).push(planId);
      changes.push({ planId, digest, source });
    }
  }
  const withdrawn = [...now].filter(
    ([planId, listing]) => listing.source === source && listing.digest !== null && !list.has(planId),
  );
  changes.push(...withdrawn.map(([planId]) => ({ planId, digest: null, source })));
  return {
    ...{ changes, added, changed, kept },
    withdrawn: withdrawn.map(([planId]) => planId),
    unchanged: list.size - added.length - changed.length - kept.length,
  };
}

/** The changes that bring the catalogue back to an earlier state, to the last source and withdrawal by hand. */
export function compareWithEarlier(
  now: ReadonlyMap<string, Listing>,
  earlier: ReadonlyMap<string, Listing>,
): CatalogueDifference {
  const changes: CatalogueChange[] = [];
  const added: string[] = [];
  const changed: string[] = [];
  const withdrawn: string[] = [];
  for (const [planId, { digest, source }] of earlier) {
    const listing = now.get(planId);
    if (listing?.digest === digest && listing.source === source) continue;
    const offered = listing?.digest ?? null;
    if (digest !== null) (offered === null ? added : changed).push(planId);
    else if (offered !== null) withdrawn.push(planId);
    changes.push({ planId, digest, source, ...(digest === null && { isHeldBack: true as const }) });
  }
  for (const [planId, { digest, source }] of now) {
    if (earlier.has(planId)) continue;
    if (digest !== null) withdrawn.push(planId);
    changes.push({ planId, digest: null, source });
  }
  const touched = new Set(changes.map(({ planId }) => planId));
  const unchanged = [...earlier].filter(
    ([planId, { digest }]) => digest !== null && !touched.has(planId),
  ).length;
  return { changes, added, changed, withdrawn, unchanged, kept: [] };
}
