import type { Context } from '../platform/contexts/context.js';
import { trustTrail } from '#domain/trust/trust.trail';
import { anyProjections } from '#projections/shared/projection';
import { trustProjections } from '#projections/trust/trust-projections';
import { trustSealing } from './sealed-fields.js';

/** The trust context: accounts, the audit trail, administration and operations, for every other context. */
export const trustContext: Context = {
  name: 'trust',
  projections: anyProjections(trustProjections),
  upcasters: [],
  sealing: trustSealing,
  trail: trustTrail,
  server: async () => (await import('./trust.server.js')).trustServer,
  commands: async () => (await import('../cli/trust/commands.js')).trustCommands,
};
