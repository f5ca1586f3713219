import { z } from 'zod';
import { Count, Digest, Instant } from '#domain/shared/quantity';
import { Plan } from '../plan.js';

/** Changes of the catalogue in one event, so that it stays well under what one append may hold. */
export const MOST_CHANGES = 3_000;

/** Where plans come from: a list that is imported again and again, `seed`, or `own` for plans written by hand. */
export const SourceId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/);

/** The source of plans that an admin wrote or changed by hand. */
export const BY_HAND = 'own';

/** What the catalogue says of one plan from now on. */
export const CatalogueChange = z.strictObject({
  planId: Plan.shape.planId,
  /** The edition that is on offer; null if the plan is no longer. */
  digest: Digest.nullable(),
  source: SourceId,
  /** Withdrawn by hand: no import offers it again until it is published. */
  isHeldBack: z.literal(true).optional(),
});
export type CatalogueChange = z.infer<typeof CatalogueChange>;

/** Some changes of an import. They hold from its `catalogue-imported` on, all at once. */
export const CatalogueChangesRecorded = z.strictObject({
  type: z.literal('energy.catalogue-changes-recorded.v1'),
  data: z.strictObject({
    importId: z.uuid(),
    /** How often the catalogue had changed when the list was compared with it. */
    basedOn: Count,
    /** From 0. */
    part: Count,
    changes: z.array(CatalogueChange).min(1).max(MOST_CHANGES),
  }),
});

/** Plans of one list by what the import did with them. */
export const ImportCounts = z.strictObject({
  added: Count,
  changed: Count,
  withdrawn: Count,
  unchanged: Count,
  /** Left as they are: another source's, changed by hand or held back. */
  kept: Count,
  /** Of the listed, those with prices that we cannot price. */
  flagged: Count,
  /** The same in every word and price as another of the list, but for their ids. */
  repeated: Count,
  /** No plan could be made of them. */
  refused: Count,
});
export type ImportCounts = z.infer<typeof ImportCounts>;

/** The catalogue was brought to what a list says: from here on its recorded changes hold. */
export const CatalogueImported = z.strictObject({
  type: z.literal('energy.catalogue-imported.v1'),
  data: z.strictObject({
    importId: z.uuid(),
    source: SourceId,
    /** SHA-256 (hex) of the list's bytes as they came; of the program's own list or an earlier revision, its digest. */
    fileSha256: Digest,
    counts: ImportCounts,
    revisionBefore: Digest,
    revisionAfter: Digest,
    importedAt: Instant,
  }),
});
export type CatalogueImport = z.infer<typeof CatalogueImported>['data'];

/** A plan written by hand is on offer. */
export const PlanPublished = z.strictObject({
  type: z.literal('energy.plan-published.v1'),
  data: z.strictObject({ planId: Plan.shape.planId, digest: Digest, publishedAt: Instant }),
});

/** A plan is no longer on offer, and no import brings it back. */
export const PlanWithdrawn = z.strictObject({
  type: z.literal('energy.plan-withdrawn.v1'),
  data: z.strictObject({
    planId: Plan.shape.planId,
    /** The edition that was on offer. */
    digest: Digest,
    withdrawnAt: Instant,
  }),
});

export const CatalogueEvent = z.discriminatedUnion('type', [
  CatalogueChangesRecorded,
  CatalogueImported,
  PlanPublished,
  PlanWithdrawn,
]);
export type CatalogueEvent = z.infer<typeof CatalogueEvent>;
