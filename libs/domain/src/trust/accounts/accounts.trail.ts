import { counted, trailOf } from '#domain/shared/trail';
import type { AccountEvent } from './accounts.events.js';

const of = { target: { type: 'account', field: 'accountId' } } as const;

/** How the trail tells what happens to accounts. */
export const accountsTrail = trailOf<AccountEvent>('accounts', {
  'trust.account-registered.v1': {
    ...of,
    action: 'registered',
    says: ({ by }) => (by === 'self' ? 'registered' : 'made an account'),
  },
  'trust.email-verified.v1': { ...of, action: 'verified', says: () => 'showed that the address is theirs' },
  'trust.password-set.v1': { ...of, action: 'set-password', says: () => 'set a password' },
  'trust.totp-enrolled.v1': { ...of, action: 'enrolled', says: () => 'added an authenticator app' },
  'trust.totp-removed.v1': { ...of, action: 'removed', says: () => 'removed the authenticator app' },
  'trust.passkey-registered.v1': { ...of, action: 'enrolled', says: () => 'added a passkey' },
  'trust.passkey-removed.v1': { ...of, action: 'removed', says: () => 'removed a passkey' },
  'trust.recovery-codes-issued.v1': {
    ...of,
    action: 'issued',
    says: ({ count }) => `took ${counted(count, 'recovery code')}`,
  },
  'trust.session-opened.v1': {
    ...of,
    action: 'signed-in',
    says: ({ role, proofs }) => `signed in as ${role} with ${proofs.join(' and ')}`,
  },
  'trust.session-revoked.v1': {
    ...of,
    action: 'signed-out',
    says: ({ sessionId, why }) => `ended ${sessionId === null ? 'every session' : 'a session'} (${why})`,
  },
  'trust.sign-in-refused.v1': {
    ...of,
    action: 'refused',
    outcome: 'refused',
    code: 'why',
    says: ({ why }) => `was not signed in: ${why}`,
  },
  'trust.role-proposed.v1': { ...of, action: 'proposed', says: ({ role }) => `proposed the role ${role}` },
  'trust.role-granted.v1': { ...of, action: 'granted', says: ({ role }) => `granted the role ${role}` },
  'trust.role-revoked.v1': { ...of, action: 'revoked', says: ({ role }) => `took the role ${role} away` },
  'trust.account-suspended.v1': { ...of, action: 'suspended', says: () => 'suspended an account' },
  'trust.account-restored.v1': { ...of, action: 'restored', says: () => 'restored an account' },
  'trust.household-claimed.v1': {
    ...of,
    household: 'householdId',
    action: 'claimed',
    says: () => 'took a home into the account',
  },
  'trust.api-token-issued.v1': {
    ...of,
    action: 'issued',
    says: ({ scopes }) => `made an API token for ${scopes.join(', ')}`,
  },
  'trust.api-token-revoked.v1': { ...of, action: 'revoked', says: () => 'revoked an API token' },
  'trust.support-allowed.v1': {
    ...of,
    household: 'householdId',
    action: 'allowed',
    says: ({ until }) => `lets support look at the home until ${until}`,
  },
  'trust.support-forbidden.v1': {
    ...of,
    household: 'householdId',
    action: 'forbade',
    says: () => 'no longer lets support look at the home',
  },
  'trust.account-erased.v1': { ...of, action: 'erased', says: () => 'erased an account' },
  'trust.account-forgotten.v1': {
    ...of,
    action: 'forgotten',
    says: () => 'removed the last of an erased account',
  },
});
