import { z } from 'zod';
import { Code, Count, DayText, Digest, Instant, Name, Words } from '#domain/shared/quantity';
import { ImportCounts, SourceId } from '../catalogue/catalogue.events.js';

const MOST_SHOWN = 50;

/** A plan of a report, as people know it. */
const NamedPlan = z.strictObject({ planId: z.string().max(120), name: z.string().max(330) });

/** Plans that share a reason. */
const Tally = z.strictObject({ reason: z.string().max(600), plans: Count });

/** What an import would do, or did: every number, and the first plans of each kind. */
export const ImportReport = z.strictObject({
  counts: ImportCounts,
  /** Of the changed plans, those of which no price fell, none rose, some of both, none changed, and those with other charges. */
  prices: z.strictObject({ dearer: Count, cheaper: Count, mixed: Count, same: Count, other: Count }),
  added: z.array(NamedPlan).max(MOST_SHOWN),
  changed: z
    .array(
      NamedPlan.extend({
        direction: z.enum(['same', 'dearer', 'cheaper', 'mixed', 'other']),
        prices: z
          .array(z.strictObject({ charge: Name, before: z.string().max(40), after: z.string().max(40) }))
          .max(10),
      }),
    )
    .max(MOST_SHOWN),
  withdrawn: z.array(NamedPlan).max(MOST_SHOWN),
  kept: z.array(NamedPlan).max(MOST_SHOWN),
  /** Why listed plans are flagged, most frequent first. */
  flagged: z.array(Tally).max(MOST_SHOWN),
  /** Why no plan could be made of an entry. */
  refused: z.array(Tally).max(MOST_SHOWN),
});
export type ImportReport = z.infer<typeof ImportReport>;

/** Where a list comes from. */
export const ListOrigin = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('file'), name: z.string().max(255), bytes: Count }),
  z.strictObject({ kind: z.literal('address'), url: z.string().max(2_000) }),
  /** The catalogue as it was at a position of the log. */
  z.strictObject({ kind: z.literal('revision'), position: z.string().max(40), revision: Digest }),
]);
export type ListOrigin = z.infer<typeof ListOrigin>;

/** How a list is read. */
export const ListReading = z.strictObject({
  source: SourceId,
  /** Name of a converter, or `own`. */
  format: z.string().max(40),
  /** Day on which the list was current. */
  asOf: DayText,
  market: z.string().max(10).nullable(),
  utilities: z.array(z.string().max(40)).max(40),
});
export type ListReading = z.infer<typeof ListReading>;

const importId = z.uuid();

export const ImportRequested = z.strictObject({
  type: z.literal('energy.catalogue-import-requested.v1'),
  data: z.strictObject({ importId, origin: ListOrigin, reading: ListReading, requestedAt: Instant }),
});

/** The list was read and compared with the catalogue; nothing has changed yet. */
export const ImportChecked = z.strictObject({
  type: z.literal('energy.catalogue-import-checked.v1'),
  data: z.strictObject({
    importId,
    fileSha256: Digest,
    /** How often the catalogue had changed by then. */
    basedOn: Count,
    revisionBefore: Digest,
    revisionAfter: Digest,
    report: ImportReport,
    checkedAt: Instant,
  }),
});

export const ImportConfirmed = z.strictObject({
  type: z.literal('energy.catalogue-import-confirmed.v1'),
  data: z.strictObject({ importId, confirmedAt: Instant }),
});

/** The import ended without a change: somebody cancelled it, or its list could not be used. */
export const ImportEnded = z.strictObject({
  type: z.literal('energy.catalogue-import-ended.v1'),
  data: z.strictObject({
    importId,
    outcome: z.enum(['cancelled', 'refused']),
    code: Code,
    message: Words,
    endedAt: Instant,
  }),
});

/** The import's changes hold. */
export const ImportDone = z.strictObject({
  type: z.literal('energy.catalogue-import-done.v1'),
  data: z.strictObject({ importId, doneAt: Instant }),
});

export const ImportEvent = z.discriminatedUnion('type', [
  ImportRequested,
  ImportChecked,
  ImportConfirmed,
  ImportEnded,
  ImportDone,
]);
export type ImportEvent = z.infer<typeof ImportEvent>;
