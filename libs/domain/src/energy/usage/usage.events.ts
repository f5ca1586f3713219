import { z } from 'zod';
import { ZoneName } from '#domain/shared/quantity';
import { ConcludedUsageSchema } from './concluded-usage.js';
import { UsageAnswerSchema, UsageQuestionSchema } from './questions/usage-question.js';

/** Source of the readings. */
export const OriginSchema = z.enum(['file', 'bills', 'sample']);
export type Origin = z.infer<typeof OriginSchema>;

const ids = { uploadId: z.uuid(), householdId: z.uuid() };

/** Files were uploaded; their bytes wait in the blob store under the upload's id. Names and zone are sealed. */
export const UsageUploaded = z.object({
  type: z.literal('energy.usage-uploaded.v1'),
  data: z.strictObject({
    ...ids,
    origin: OriginSchema,
    /** The zone the person stated, else null. */
    zone: ZoneName.nullable(),
    files: z.array(z.strictObject({ name: z.string(), bytes: z.number().int() })),
    uploadedAt: z.iso.datetime(),
  }),
});

/** One part of the readings, packed (docs/decisions/0003-packed-readings.md); its `payload` is sealed. */
export const UsageSeriesRecorded = z.object({
  type: z.literal('energy.usage-series-recorded.v1'),
  data: z.strictObject({ ...ids, part: z.number().int(), parts: z.number().int(), payload: z.string() }),
});

/** All readings are recorded; states their quality and the resulting year. `imported` is sealed. */
export const UsageImported = z.object({
  type: z.literal('energy.usage-imported.v1'),
  data: z.strictObject({
    ...ids,
    importedAt: z.iso.datetime(),
    origin: OriginSchema,
    /** Digest of the year that plans are priced on, or of the readings when there is none; only the home's key makes it. */
    digest: z.string(),
    imported: ConcludedUsageSchema,
  }),
});

/**
 * The home's people corrected an earlier upload: a new upload with the same readings and another conclusion.
 * `imported` holds the correction and is sealed.
 */
export const UsageCorrected = z.object({
  type: z.literal('energy.usage-corrected.v1'),
  data: z.strictObject({
    ...ids,
    /** The upload whose stream holds the readings. */
    readIn: z.uuid(),
    correctedAt: z.iso.datetime(),
    origin: OriginSchema,
    digest: z.string(),
    imported: ConcludedUsageSchema,
  }),
});

/** The files could not be used. `message` and `details` quote them (names, rows, cells) and are sealed. */
export const UsageRejected = z.object({
  type: z.literal('energy.usage-rejected.v1'),
  data: z.strictObject({
    ...ids,
    code: z.string(),
    message: z.string(),
    details: z.record(z.string(), z.unknown()),
    rejectedAt: z.iso.datetime(),
  }),
});

/** The files leave a question open; their bytes wait for the answer. `question` quotes them and is sealed. */
export const UsageQuestionAsked = z.object({
  type: z.literal('energy.usage-question-asked.v1'),
  data: z.strictObject({
    ...ids,
    outcome: z.enum(['needs-mapping', 'needs-zone']),
    question: UsageQuestionSchema,
    askedAt: z.iso.datetime(),
  }),
});

/** The person answered, and the files are read again. `said` is sealed. */
export const UsageQuestionAnswered = z.object({
  type: z.literal('energy.usage-question-answered.v1'),
  data: z.strictObject({
    ...ids,
    /** 1 for the first answer. */
    answer: z.int().min(1),
    said: UsageAnswerSchema,
    answeredAt: z.iso.datetime(),
  }),
});

/** The person cancelled the upload before it was read. */
export const UsageUploadCancelled = z.object({
  type: z.literal('energy.usage-upload-cancelled.v1'),
  data: z.strictObject({ ...ids, cancelledAt: z.iso.datetime() }),
});

/** The home was erased, and its readings with it. */
export const UsageErased = z.object({ type: z.literal('energy.usage-erased.v1'), data: z.strictObject(ids) });

export const UsageEvent = z.discriminatedUnion('type', [
  UsageUploaded,
  UsageSeriesRecorded,
  UsageImported,
  UsageCorrected,
  UsageRejected,
  UsageQuestionAsked,
  UsageQuestionAnswered,
  UsageUploadCancelled,
  UsageErased,
]);
export type UsageEvent = z.infer<typeof UsageEvent>;
