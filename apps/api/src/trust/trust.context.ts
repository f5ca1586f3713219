import type { Context } from '../platform/contexts/context.js';
import { trustTrail } from '#domain/trust/trust.trail';
import { auditDayProjection } from '#projections/trust/audit-day/audit-day.projection';
import { auditEntryProjection } from '#projections/trust/audit-entry/audit-entry.projection';
import { anyProjections } from '#projections/shared/projection';
import { trustProjections } from '#projections/trust/trust-projections';
import { trustSealing } from './sealed-fields.js';

/** The trust context: accounts, the audit trail, administration and operations, for the contexts that it serves. */
export function trustContext(served: readonly Context[]): Context {
  const words = served.reduce((all, { trail }) => ({ ...all, ...trail }), trustTrail);
  const trail = { auditEntry: auditEntryProjection(words), auditDay: auditDayProjection(words) };
  return {
    name: 'trust',
    projections: anyProjections({ ...trustProjections, ...trail }),
    upcasters: [],
    sealing: trustSealing,
    trail: trustTrail,
    server: async () => (await import('./trust.server.js')).trustServer,
    commands: async () => (await import('../cli/trust/commands.js')).trustCommands,
  };
}
