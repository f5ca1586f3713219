import { z } from 'zod';
import { Code, Count, Digest, Instant, Name } from '#domain/shared/quantity';

/** What something was done to: a kind and an id. */
export const TargetSchema = z.strictObject({
  type: z.string().min(1).max(60),
  id: z.string().min(1).max(200),
});
export type Target = z.infer<typeof TargetSchema>;

/** Somebody was refused: a sign-in, a forbidden route, an object of somebody else, a bad upload, a command. */
export const CommandRefused = z.strictObject({
  type: z.literal('trust.command-refused.v1'),
  data: z.strictObject({
    refusalId: z.uuid(),
    /** `POST /api/v1/usage/uploads`: the route, never the address, which may hold something personal. */
    commandType: Name,
    code: Code,
    target: TargetSchema.nullable(),
    /** The address of the client under a key that exists for days only, else null. */
    client: Digest.nullable(),
    refusedAt: Instant,
  }),
});

/** More refusals of one kind than are told one by one, in one minute of one process. */
export const RefusalsCounted = z.strictObject({
  type: z.literal('trust.refusals-counted.v1'),
  data: z.strictObject({
    countId: z.uuid(),
    commandType: Name,
    code: Code,
    times: Count,
    since: Instant,
    until: Instant,
  }),
});

/** Somebody with a right to it read what is sealed for somebody else, exported, or searched the trail. */
export const RecordViewed = z.strictObject({
  type: z.literal('trust.record-viewed.v1'),
  data: z.strictObject({
    viewId: z.uuid(),
    target: TargetSchema,
    /** The home whose data it is, else null. */
    householdId: z.uuid().nullable(),
    /** What of it: field names, or the words of a search. */
    fields: z.array(Name).max(50),
    reason: z.string().max(1_000).nullable(),
    viewedAt: Instant,
  }),
});

export const AuditEvent = z.discriminatedUnion('type', [CommandRefused, RefusalsCounted, RecordViewed]);
export type AuditEvent = z.infer<typeof AuditEvent>;
