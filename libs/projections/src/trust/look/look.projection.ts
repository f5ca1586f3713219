import type { AuditEvent } from '#domain/trust/audit/audit.events';
import type { Change, Projection } from '#projections/shared/projection';
import { put } from '#projections/shared/projection';

/** One look of somebody else at a home. */
export interface LookRow {
  readonly householdId: string;
  readonly at: string;
  readonly role: string;
  readonly what: readonly string[];
  readonly reason: string | null;
}

type Handled = Extract<AuditEvent, { type: 'trust.record-viewed.v1' }>;

/** Who looked at a home and why, for the people who live there. */
export const lookProjection: Projection<LookRow, Handled> = {
  name: 'trust.look.v1',
  table: 'trust_look',
  indexed: ['householdId'],
  handles: ['trust.record-viewed.v1'],
  project({ data: { viewId, householdId, fields, reason }, metadata }): Change<LookRow> | readonly [] {
    if (householdId === null) return [];
    const { role, recordedAt: at } = metadata;
    return put(viewId, { householdId, at, role, what: fields, reason });
  },
};
