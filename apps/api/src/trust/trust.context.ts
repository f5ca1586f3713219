import type { Context } from '../platform/contexts/context.js';
import { trustTrail } from '#domain/trust/trust.trail';
import { auditEntryProjection } from '#projections/trust/audit-entry/audit-entry.projection';
import { anyProjections } from '#projections/shared/projection';
import { trustProjections } from '#projections/trust/trust-projections';
import { trustSealing } from './sealed-fields.js';

/** The trust context: accounts, the audit trail, administration and operations, for the contexts that it serves. */
export const trustContext = (served: readonly Context[]): Context => ({
  name: 'trust',
  projections: anyProjections({
    ...trustProjections,
    auditEntry: auditEntryProjection(served.reduce((all, { trail }) => ({ ...all, ...trail }), trustTrail)),
  }),
  upcasters: [],
  sealing: trustSealing,
  trail: trustTrail,
  server: async () => (await import('./trust.server.js')).trustServer,
  commands: async () => (await import('../cli/trust/commands.js')).trustCommands,
});
