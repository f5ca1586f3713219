import { z } from 'zod';

/** One event as the trail tells it. Holds nothing that is sealed. */
export const AuditEntryView = z.object({
  /** Place in the log, and the cursor of lists. */
  position: z.string(),
  recordedAt: z.iso.datetime(),
  eventId: z.string(),
  type: z.string(),
  category: z.string(),
  action: z.string(),
  outcome: z.enum(['done', 'refused', 'failed']),
  code: z.string().nullable(),
  actorId: z.string(),
  actorKind: z.string(),
  role: z.string(),
  sessionId: z.string().nullable(),
  targetType: z.string().nullable(),
  targetId: z.string().nullable(),
  householdId: z.string().nullable(),
  correlationId: z.string(),
  causationId: z.string(),
  reason: z.string().nullable(),
  /** A plain sentence without the reason. */
  summary: z.string(),
});
export type AuditEntryView = z.infer<typeof AuditEntryView>;

/** A page of entries, newest first. */
export const TrailPageView = z.object({
  entries: z.array(AuditEntryView),
  /** Pass as `after` for older ones; null at the beginning of the log. A search that took too long also stops here. */
  next: z.string().nullable(),
});
export type TrailPageView = z.infer<typeof TrailPageView>;

/** One entry with its event as the log holds it. */
export const TrailEntryView = z.object({
  entry: AuditEntryView,
  event: z.object({
    streamId: z.string(),
    streamRevision: z.string(),
    schemaVersion: z.number().int(),
    /** SHA-256 (hex) over the event as it was appended. */
    hash: z.string(),
    data: z.record(z.string(), z.unknown()),
    metadata: z.record(z.string(), z.unknown()),
  }),
  /** Whether sealed fields are shown opened. */
  isOpened: z.boolean(),
  /** Positions of the entries before and after it in the log. */
  previous: z.string().nullable(),
  next: z.string().nullable(),
});
export type TrailEntryView = z.infer<typeof TrailEntryView>;

/** All entries that one request led to, each under the one that caused it, in the order to be read. */
export const CorrelationView = z.object({
  correlationId: z.string(),
  nodes: z.array(z.object({ depth: z.number().int(), entry: AuditEntryView })),
  /** More entries than are shown. */
  isCut: z.boolean(),
});
export type CorrelationView = z.infer<typeof CorrelationView>;
