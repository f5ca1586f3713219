import type { Outcome, TrailWords } from '#domain/shared/trail';
import type { Projection } from '#projections/shared/projection';
import { patch } from '#projections/shared/projection';

/** How often one kind of thing was done by one role on one day (UTC). */
export type AuditDayRow = {
  readonly day: string;
  readonly category: string;
  readonly action: string;
  readonly role: string;
  readonly outcome: Outcome;
  readonly times: number;
};

/** Counts of the trail, so that its statistics need not go through it. */
export function auditDayProjection(words: TrailWords): Projection<AuditDayRow, { readonly type: string }> {
  return {
    name: 'trust.audit-day.v1',
    table: 'trust_audit_day',
    indexed: ['day'],
    handles: Object.keys(words),
    project({ type, metadata: { recordedAt, role } }) {
      const rule = words[type];
      if (rule === undefined) return [];
      const { category, action, outcome = 'done' } = rule;
      const day = recordedAt.slice(0, 10);
      return patch<AuditDayRow>([day, category, action, role, outcome].join(' '), (row) => ({
        ...{ day, category, action, role, outcome },
        times: (row?.times ?? 0) + 1,
      }));
    },
  };
}
