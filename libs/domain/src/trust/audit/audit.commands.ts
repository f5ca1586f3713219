import { z } from 'zod';
import { CommandRefused, RecordViewed, RefusalsCounted } from './audit.events.js';

/** Notes what the trail must hold although nothing came of it. */
export const AuditCommand = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('note-refusal'),
    ...CommandRefused.shape.data.omit({ refusedAt: true }).shape,
  }),
  z.strictObject({ kind: z.literal('count-refusals'), ...RefusalsCounted.shape.data.shape }),
  z.strictObject({ kind: z.literal('note-view'), ...RecordViewed.shape.data.omit({ viewedAt: true }).shape }),
]);
export type AuditCommand = z.infer<typeof AuditCommand>;
