import type { Context } from '../platform/contexts/context.js';
import { energyTrail } from '#domain/energy/energy.trail';
import { energyProjections } from '#projections/energy/energy-projections';
import { anyProjections } from '#projections/shared/projection';
import { energySealing } from './sealed-fields.js';

/** The energy context: which electricity plan is best for a home, and why. */
export const energyContext: Context = {
  name: 'energy',
  projections: anyProjections(energyProjections),
  upcasters: [],
  sealing: energySealing,
  trail: energyTrail,
  server: async () => (await import('./energy.server.js')).energyServer,
  commands: async () => (await import('../cli/energy/commands.js')).energyCommands,
};
