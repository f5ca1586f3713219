import { counted, trailOf } from '#domain/shared/trail';
import type { AuditEvent, Target } from './audit.events.js';

/** How the trail tells refusals and privileged reads. */
export const auditTrail = trailOf<AuditEvent>('audit', {
  'trust.command-refused.v1': {
    action: 'refused',
    target: ({ target }) => target,
    code: 'code',
    outcome: 'refused',
    says: ({ commandType, code, target }) => `was refused ${commandType}${on(target)}: ${code}`,
  },
  'trust.refusals-counted.v1': {
    action: 'refused',
    target: null,
    code: 'code',
    outcome: 'refused',
    says: ({ commandType, code, times }) => `refused ${commandType} ${counted(times, 'more time')}: ${code}`,
  },
  'trust.record-viewed.v1': {
    action: 'viewed',
    target: ({ target }) => target,
    household: 'householdId',
    says: ({ target, fields }) =>
      target.type === 'trail'
        ? `searched the trail${fields.length === 0 ? '' : ` for ${fields.join(', ')}`}`
        : `looked at ${target.type} ${target.id}${fields.length === 0 ? '' : ` (${fields.join(', ')})`}`,
  },
});

function on(target: Target | null): string {
  return target === null ? '' : ` for ${target.type} ${target.id}`;
}
