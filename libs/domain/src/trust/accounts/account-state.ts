import type { Fold } from '#domain/shared/decider';
import type { AccountEvent } from './accounts.events.js';
import type { AccountRole } from './account-words.js';

/** State of one account; its address and the names in it stay sealed. */
export interface AccountState {
  readonly status: 'none' | 'active' | 'suspended' | 'erased' | 'forgotten';
  readonly isVerified: boolean;
  readonly hasPassword: boolean;
  readonly role: AccountRole;
  readonly proposal: { readonly role: AccountRole; readonly by: string } | null;
  readonly hasTotp: boolean;
  readonly passkeys: readonly string[];
  /** The homes of the account, the latest last. */
  readonly households: readonly string[];
  readonly apiTokens: readonly string[];
  /** The home that support may look at, and until when. */
  readonly consent: { readonly householdId: string; readonly until: string } | null;
}

/** Folds an account's events. */
export const accountFold: Fold<AccountState, AccountEvent> = {
  leavesSealed: true,
  initial: {
    status: 'none',
    isVerified: false,
    hasPassword: false,
    role: 'consumer',
    proposal: null,
    hasTotp: false,
    passkeys: [],
    households: [],
    apiTokens: [],
    consent: null,
  },
  evolve(state, { type, data }) {
    switch (type) {
      case 'trust.account-registered.v1':
      case 'trust.account-restored.v1':
        return { ...state, status: 'active' };
      case 'trust.email-verified.v1':
        return { ...state, isVerified: true };
      case 'trust.password-set.v1':
        return { ...state, hasPassword: true };
      case 'trust.totp-enrolled.v1':
        return { ...state, hasTotp: true };
      case 'trust.totp-removed.v1':
        return { ...state, hasTotp: false };
      case 'trust.passkey-registered.v1':
        return { ...state, passkeys: [...state.passkeys, data.passkeyId] };
      case 'trust.passkey-removed.v1':
        return { ...state, passkeys: without(state.passkeys, data.passkeyId) };
      case 'trust.role-proposed.v1':
        return { ...state, proposal: { role: data.role, by: data.by } };
      case 'trust.role-granted.v1':
        return { ...state, role: data.role, proposal: null };
      case 'trust.role-revoked.v1':
        return { ...state, role: 'consumer', proposal: null };
      case 'trust.account-suspended.v1':
        return { ...state, status: 'suspended' };
      case 'trust.household-claimed.v1':
        return { ...state, households: [...without(state.households, data.householdId), data.householdId] };
      case 'trust.api-token-issued.v1':
        return { ...state, apiTokens: [...state.apiTokens, data.tokenId] };
      case 'trust.api-token-revoked.v1':
        return { ...state, apiTokens: without(state.apiTokens, data.tokenId) };
      case 'trust.support-allowed.v1':
        return { ...state, consent: { householdId: data.householdId, until: data.until } };
      case 'trust.support-forbidden.v1':
        return { ...state, consent: null };
      case 'trust.account-erased.v1':
        return { ...state, status: 'erased' };
      case 'trust.account-forgotten.v1':
        return { ...state, status: 'forgotten' };
      case 'trust.recovery-codes-issued.v1':
      case 'trust.session-opened.v1':
      case 'trust.session-revoked.v1':
      case 'trust.sign-in-refused.v1':
        return state;
    }
  },
};

/** Whether the account is asked for more than a password when it signs in. */
export function hasSecondFactor({ hasTotp, passkeys }: AccountState): boolean {
  return hasTotp || passkeys.length > 0;
}

function without(list: readonly string[], one: string): readonly string[] {
  return list.filter((other) => other !== one);
}
