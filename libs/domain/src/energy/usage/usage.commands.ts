import { z } from 'zod';
import { Digest, ZoneName } from '#domain/shared/quantity';
import { ConcludedUsageSchema } from './conclusion/concluded-usage.js';
import { UsageAnswerSchema, UsageQuestionSchema } from './questions/usage-question.js';
import { OriginSchema, UsageRejected, UsageSeriesRecorded, UsageUploaded } from './usage.events.js';

/** Commands to one upload. */
export const UsageCommand = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('upload'),
    uploadId: z.uuid(),
    householdId: z.uuid(),
    origin: OriginSchema,
    zone: ZoneName.nullable(),
    files: UsageUploaded.shape.data.shape.files,
  }),
  z.strictObject({
    kind: z.literal('record-part'),
    ...UsageSeriesRecorded.shape.data.pick({ part: true, parts: true, payload: true }).shape,
  }),
  z.strictObject({
    kind: z.literal('import'),
    digest: Digest,
    readingsDigest: Digest,
    conclusionDigest: Digest,
    imported: ConcludedUsageSchema,
  }),
  z.strictObject({
    kind: z.literal('correct'),
    uploadId: z.uuid(),
    householdId: z.uuid(),
    readIn: z.uuid(),
    origin: OriginSchema,
    digest: Digest,
    conclusionDigest: Digest,
    imported: ConcludedUsageSchema,
  }),
  z.strictObject({
    kind: z.literal('reject'),
    ...UsageRejected.shape.data.pick({ code: true, message: true, details: true }).shape,
  }),
  z.strictObject({ kind: z.literal('ask'), question: UsageQuestionSchema }),
  z.strictObject({ kind: z.literal('answer'), said: UsageAnswerSchema }),
  z.strictObject({ kind: z.literal('cancel') }),
]);
export type UsageCommand = z.infer<typeof UsageCommand>;
