import { z } from 'zod';
import { Code, Digest, Instant, Words, ZoneName } from '#domain/shared/quantity';
import { ConcludedUsageSchema } from './conclusion/concluded-usage.js';
import { UsageAnswerSchema, UsageQuestionSchema } from './questions/usage-question.js';
import { UPLOAD_LIMITS } from './usage-limits.commands.js';

/** Source of the readings. */
export const OriginSchema = z.enum(['file', 'bills', 'sample']);
export type Origin = z.infer<typeof OriginSchema>;

/** One file of an upload, as it came in. */
export const UploadedFileSchema = z.strictObject({
  name: z.string().min(1).max(200),
  bytes: z.int().min(0).max(UPLOAD_LIMITS.fileBytes),
  /** HMAC-SHA-256 of its bytes; only the home's key makes it. */
  digest: Digest,
});

/** Where a refusal points, as plain JSON of whatever shape. */
export const RefusalDetailsSchema = z.record(z.string().max(100), z.unknown());

const Part = z.int().min(0).max(10_000);
/** Base64. */
const PayloadText = z.string().max(500_000);

const ids = { uploadId: z.uuid(), householdId: z.uuid() };

/** Files were uploaded; their bytes wait in the blob store under the upload's id. Names and zone are sealed. */
export const UsageUploaded = z.strictObject({
  type: z.literal('energy.usage-uploaded.v1'),
  data: z.strictObject({
    ...ids,
    origin: OriginSchema,
    /** The zone the person stated, else null. */
    zone: ZoneName.nullable(),
    files: z.array(UploadedFileSchema).min(1).max(UPLOAD_LIMITS.files),
    uploadedAt: Instant,
  }),
});

/** One part of the readings, packed (docs/decisions/0003-packed-readings.md); its `payload` is sealed. */
export const UsageSeriesRecorded = z.strictObject({
  type: z.literal('energy.usage-series-recorded.v1'),
  data: z.strictObject({ ...ids, part: Part, parts: Part, payload: PayloadText }),
});

/** All readings are recorded; states their quality and the resulting year. `imported` is sealed. */
export const UsageImported = z.strictObject({
  type: z.literal('energy.usage-imported.v1'),
  data: z.strictObject({
    ...ids,
    importedAt: Instant,
    origin: OriginSchema,
    /** Digest of the year that plans are priced on, or of the readings when there is none; only the home's key makes it. */
    digest: Digest,
    /** Digests of what the reader made of the files, as recorded, and of what was concluded from it; likewise. */
    readingsDigest: Digest,
    conclusionDigest: Digest,
    imported: ConcludedUsageSchema,
  }),
});

/**
 * The home's people corrected an earlier upload: a new upload with the same readings and another conclusion.
 * `imported` holds the correction and is sealed.
 */
export const UsageCorrected = z.strictObject({
  type: z.literal('energy.usage-corrected.v1'),
  data: z.strictObject({
    ...ids,
    /** The upload whose stream holds the readings. */
    readIn: z.uuid(),
    correctedAt: Instant,
    origin: OriginSchema,
    digest: Digest,
    conclusionDigest: Digest,
    imported: ConcludedUsageSchema,
  }),
});

/** The files could not be used. `message` and `details` quote them (names, rows, cells) and are sealed. */
export const UsageRejected = z.strictObject({
  type: z.literal('energy.usage-rejected.v1'),
  data: z.strictObject({
    ...ids,
    code: Code,
    message: Words,
    details: RefusalDetailsSchema,
    rejectedAt: Instant,
  }),
});

/** The files leave a question open; their bytes wait for the answer. `question` quotes them and is sealed. */
export const UsageQuestionAsked = z.strictObject({
  type: z.literal('energy.usage-question-asked.v1'),
  data: z.strictObject({
    ...ids,
    outcome: z.enum(['needs-mapping', 'needs-zone', 'needs-bills']),
    question: UsageQuestionSchema,
    askedAt: Instant,
  }),
});

/** The person answered, and the files are read again. `said` is sealed. */
export const UsageQuestionAnswered = z.strictObject({
  type: z.literal('energy.usage-question-answered.v1'),
  data: z.strictObject({
    ...ids,
    /** 1 for the first answer. */
    answer: z.int().min(1).max(100),
    said: UsageAnswerSchema,
    answeredAt: Instant,
  }),
});

/** The person cancelled the upload before it was read. */
export const UsageUploadCancelled = z.strictObject({
  type: z.literal('energy.usage-upload-cancelled.v1'),
  data: z.strictObject({ ...ids, cancelledAt: Instant }),
});

/** The home was erased, and its readings with it. */
export const UsageErased = z.strictObject({
  type: z.literal('energy.usage-erased.v1'),
  data: z.strictObject(ids),
});

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
