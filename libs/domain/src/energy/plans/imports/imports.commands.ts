import { z } from 'zod';
import { ImportChecked, ImportEnded, ImportRequested } from './imports.events.js';

const { importId } = ImportRequested.shape.data.shape;

/** What can be done to an import. */
export const ImportCommand = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('request'),
    ...ImportRequested.shape.data.omit({ requestedAt: true }).shape,
  }),
  z.strictObject({ kind: z.literal('check'), ...ImportChecked.shape.data.omit({ checkedAt: true }).shape }),
  z.strictObject({ kind: z.literal('confirm'), importId }),
  z.strictObject({ kind: z.literal('end'), ...ImportEnded.shape.data.omit({ endedAt: true }).shape }),
  z.strictObject({ kind: z.literal('finish'), importId }),
]);
export type ImportCommand = z.infer<typeof ImportCommand>;
