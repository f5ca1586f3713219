import type { RolePermissions } from '#api/platform/auth/principal';

const OWN_HOME = ['home:read', 'home:write', 'home:erase', 'catalogue:read'] as const;

/**
 * The permissions of each role in the energy context. Guests and consumers may use their own home and the catalogue;
 * the other roles have no home.
 */
export const energyPermissions: RolePermissions = {
  guest: OWN_HOME,
  consumer: OWN_HOME,
  support: ['catalogue:read'],
  auditor: ['catalogue:read', 'catalogue:audit', 'mappings:read'],
  admin: ['catalogue:read', 'catalogue:audit', 'catalogue:write', 'mappings:read', 'mappings:write'],
};
