import { z } from 'zod';
import { AuditEntryView } from '../audit-entry/audit-entry.view.js';

/** What happened to one home, oldest first. */
export const HomeTimelineView = z.object({
  householdId: z.string(),
  entries: z.array(AuditEntryView),
  /** More entries than are shown. */
  isCut: z.boolean(),
});
export type HomeTimelineView = z.infer<typeof HomeTimelineView>;

/** A home as the read models showed it at one moment. */
export const HomeAsOfView = z.object({
  householdId: z.string(),
  /** Position and time of the last event that had happened to it; null before the first. */
  position: z.string().nullable(),
  recordedAt: z.string().nullable(),
  /** Rows by read model; long texts are cut, and what was erased since says so. */
  models: z.array(
    z.object({ name: z.string(), rows: z.array(z.object({ key: z.string(), row: z.unknown() })) }),
  ),
});
export type HomeAsOfView = z.infer<typeof HomeAsOfView>;

/** One field that differs between two moments; null where there was none. */
export const FieldChangeView = z.object({
  model: z.string(),
  key: z.string(),
  /** `place.postcode`; empty for the whole row. */
  path: z.string(),
  before: z.unknown(),
  after: z.unknown(),
});
export type FieldChangeView = z.infer<typeof FieldChangeView>;

/** What changed for a home between two moments. */
export const HomeDiffView = z.object({
  householdId: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  changes: z.array(FieldChangeView),
  isCut: z.boolean(),
});
export type HomeDiffView = z.infer<typeof HomeDiffView>;
