import type { RolePermissions } from '#api/platform/auth/principal';

/** The permissions of each role in the energy context. A guest may use their own home and the catalogue. */
export const energyPermissions: RolePermissions = {
  guest: ['home:read', 'home:write', 'home:erase', 'catalogue:read'],
};
