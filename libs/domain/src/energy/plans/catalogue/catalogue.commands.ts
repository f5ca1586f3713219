import { z } from 'zod';
import { Count, Digest } from '#domain/shared/quantity';
import { Plan } from '../plan.js';
import { CatalogueChangesRecorded, CatalogueImported } from './catalogue.events.js';

/** What can be done to the catalogue. */
export const CatalogueCommand = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('record-changes'),
    ...CatalogueChangesRecorded.shape.data.shape,
  }),
  z.strictObject({
    kind: z.literal('import'),
    ...CatalogueImported.shape.data.omit({ importedAt: true }).shape,
    /** How often the catalogue had changed when the list was compared with it. */
    basedOn: Count,
    /** Number of `record-changes` that belong to it. */
    parts: Count,
  }),
  z.strictObject({ kind: z.literal('publish'), planId: Plan.shape.planId, digest: Digest }),
  z.strictObject({ kind: z.literal('withdraw'), planId: Plan.shape.planId }),
]);
export type CatalogueCommand = z.infer<typeof CatalogueCommand>;
