import type { RolePermissions } from '#api/platform/auth/principal';

/**
 * The permissions of each role in the trust context. An auditor reads everything and changes nothing; an admin
 * changes, and opens no sealed data.
 */
export const trustPermissions: RolePermissions = {
  auditor: ['audit:read', 'audit:export', 'audit:rerun', 'accounts:read', 'machinery:read', 'feedback:read'],
  admin: ['accounts:read', 'accounts:write', 'machinery:read', 'machinery:write', 'feedback:read'],
};
