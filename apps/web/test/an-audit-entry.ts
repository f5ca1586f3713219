import type { AuditEntryView } from '#projections/trust/audit-entry/audit-entry.view';

/** An entry of the trail: an admin published plans. */
export function anEntry(part: Partial<AuditEntryView> = {}): AuditEntryView {
  return {
    position: '12',
    recordedAt: '2026-11-30T14:05:09.000Z',
    eventId: 'an-event',
    type: 'energy.plans-published.v1',
    category: 'plans',
    action: 'published',
    outcome: 'done',
    code: null,
    actorId: 'ada',
    actorKind: 'account',
    role: 'admin',
    sessionId: null,
    targetType: null,
    targetId: null,
    householdId: null,
    correlationId: 'a-request',
    causationId: 'a-request',
    reason: null,
    summary: 'An admin published 12 plans.',
    ...part,
  };
}
