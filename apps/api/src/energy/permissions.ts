import type { RolePermissions } from '#api/platform/auth/principal';

/** What each role may do in the energy context. A guest has their own home and the public catalogue. */
export const energyPermissions: RolePermissions = {
  guest: ['home:read', 'home:write', 'home:erase', 'catalogue:read'],
};
