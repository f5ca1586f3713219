import type { RolePermissions } from '#api/platform/auth/principal';

/** What every account may do with itself. */
const OWN_ACCOUNT = [
  'session:read',
  'session:open',
  'session:end',
  'account:read',
  'account:write',
  'account:erase',
  'factors:enrol',
  'held:read',
] as const;

/**
 * The permissions of each role in the trust context. A guest may become somebody; an auditor reads everything and
 * changes nothing; an admin changes, and opens no sealed data.
 */
export const trustPermissions: RolePermissions = {
  guest: ['session:read', 'session:open', 'held:read'],
  consumer: OWN_ACCOUNT,
  support: [...OWN_ACCOUNT, 'accounts:find', 'support:open'],
  auditor: [
    ...OWN_ACCOUNT,
    'audit:read',
    'audit:open',
    'audit:export',
    'audit:rerun',
    'accounts:read',
    'machinery:read',
    'feedback:read',
  ],
  admin: [
    ...OWN_ACCOUNT,
    'audit:read',
    'accounts:read',
    'accounts:find',
    'accounts:write',
    'machinery:read',
    'machinery:write',
    'feedback:read',
  ],
};
