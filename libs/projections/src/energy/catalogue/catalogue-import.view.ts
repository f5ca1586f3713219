import { z } from 'zod';
import { ImportCounts } from '#domain/energy/plans/catalogue/catalogue.events';
import { ImportReport, ListOrigin, ListReading } from '#domain/energy/plans/imports/imports.events';

const Actor = z.object({ id: z.string(), kind: z.string() });

/** One import and how far it is. */
export const CatalogueImportView = z.object({
  importId: z.string(),
  status: z.enum(['requested', 'checked', 'confirmed', 'ended', 'done']),
  origin: ListOrigin,
  reading: ListReading,
  requestedAt: z.string(),
  actor: Actor,
  fileSha256: z.string().nullable(),
  revisionBefore: z.string().nullable(),
  revisionAfter: z.string().nullable(),
  report: ImportReport.nullable(),
  problem: z.object({ code: z.string(), message: z.string() }).nullable(),
  /** 0 to 1, while it is read. */
  progress: z.number(),
});
export type CatalogueImportView = z.infer<typeof CatalogueImportView>;

/** One change of the catalogue. */
export const CatalogueMomentView = z.object({
  position: z.string(),
  at: z.string(),
  actor: Actor,
  reason: z.string().nullable(),
  what: z.enum(['imported', 'published', 'withdrawn']),
  subject: z.string(),
  counts: ImportCounts.nullable(),
  revision: z.string().nullable(),
});

/** The catalogue at a glance. */
export const CatalogueOverviewView = z.object({
  revision: z.string(),
  plans: z.number().int(),
  flagged: z.number().int(),
  sources: z.array(
    z.object({
      source: z.string(),
      plans: z.number().int(),
      /** Day of its newest prices. */
      newest: z.string(),
      /** Plans whose prices are older than prices of their market usually last. */
      outdated: z.number().int(),
    }),
  ),
  /** Names of the formats that lists are read in. */
  formats: z.array(z.string()),
  imports: z.array(CatalogueImportView),
  history: z.array(CatalogueMomentView),
});
export type CatalogueOverviewView = z.infer<typeof CatalogueOverviewView>;

/** One plan for who looks after it: what is on offer, its draft, and its editions. */
export const CataloguePlanView = z.object({
  planId: z.string(),
  /** `offered`, `held-back` (withdrawn by hand), or `none`. */
  standing: z.enum(['offered', 'held-back', 'none']),
  source: z.string().nullable(),
  name: z.string().nullable(),
  /** The edition on offer, as JSON. */
  text: z.string().nullable(),
  draft: z
    .object({
      text: z.string(),
      draftedAt: z.string(),
      problems: z.array(z.object({ where: z.string(), words: z.string() })),
    })
    .nullable(),
  editions: z.array(
    z.object({ position: z.string(), at: z.string(), digest: z.string().nullable(), source: z.string() }),
  ),
});
export type CataloguePlanView = z.infer<typeof CataloguePlanView>;
