import type { Permission, Principal } from '#api/platform/auth/principal';

/** Rights over the account itself, which no token ever has. */
const NEVER = /^(account|session|factors|accounts):/;

/** What a token of this account may be allowed. */
export function grantable({ permissions }: Pick<Principal, 'permissions'>): readonly Permission[] {
  return permissions.filter((permission) => !NEVER.test(permission));
}
