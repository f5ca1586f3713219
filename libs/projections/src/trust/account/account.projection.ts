import type { AccountEvent } from '#domain/trust/accounts/accounts.events';
import type { AccountRole } from '#domain/trust/accounts/account-words';
import type { Projection } from '#projections/shared/projection';
import { patch, put } from '#projections/shared/projection';

/** One account; of an erased one only that it was there. */
export interface AccountRow {
  readonly accountId: string;
  /** Sealed, like the names of passkeys and tokens. */
  readonly email: string | null;
  readonly role: AccountRole;
  readonly status: 'active' | 'suspended' | 'erased';
  readonly registeredAt: string;
  readonly lastSignInAt: string | null;
  readonly hasTotp: boolean;
  readonly passkeys: readonly {
    readonly passkeyId: string;
    readonly name: string;
    readonly registeredAt: string;
  }[];
  readonly households: readonly string[];
  readonly apiTokens: readonly {
    readonly tokenId: string;
    readonly name: string;
    readonly scopes: readonly string[];
    readonly issuedAt: string;
    readonly endsAt: string;
  }[];
  readonly proposal: { readonly role: AccountRole; readonly by: string } | null;
  readonly consent: { readonly householdId: string; readonly until: string } | null;
}

const HANDLED = [
  'trust.account-registered.v1',
  'trust.totp-enrolled.v1',
  'trust.totp-removed.v1',
  'trust.passkey-registered.v1',
  'trust.passkey-removed.v1',
  'trust.session-opened.v1',
  'trust.role-proposed.v1',
  'trust.role-granted.v1',
  'trust.role-revoked.v1',
  'trust.account-suspended.v1',
  'trust.account-restored.v1',
  'trust.household-claimed.v1',
  'trust.api-token-issued.v1',
  'trust.api-token-revoked.v1',
  'trust.support-allowed.v1',
  'trust.support-forbidden.v1',
  'trust.account-erased.v1',
] as const;

type Handled = Extract<AccountEvent, { type: (typeof HANDLED)[number] }>;

/** The accounts as their owners, admins and auditors see them. */
export const accountProjection: Projection<AccountRow, Handled> = {
  name: 'trust.account.v1',
  table: 'trust_account',
  indexed: ['role', 'status'],
  handles: HANDLED,
  project(event) {
    const { accountId } = event.data;
    if (event.type === 'trust.account-registered.v1') {
      const { email, registeredAt } = event.data;
      return put(accountId, {
        ...{ accountId, email, registeredAt, role: 'consumer', status: 'active' },
        ...{ lastSignInAt: null, hasTotp: false, passkeys: [], households: [], apiTokens: [] },
        ...{ proposal: null, consent: null },
      });
    }
    return patch<AccountRow>(accountId, (row) =>
      row === undefined ? undefined : { ...row, ...changed(row, event) },
    );
  },
};

function changed(
  row: AccountRow,
  event: Exclude<Handled, { type: 'trust.account-registered.v1' }>,
): Partial<AccountRow> {
  const { type, data } = event;
  switch (type) {
    case 'trust.totp-enrolled.v1':
      return { hasTotp: true };
    case 'trust.totp-removed.v1':
      return { hasTotp: false };
    case 'trust.passkey-registered.v1': {
      const { passkeyId, name, registeredAt } = data;
      return { passkeys: [...row.passkeys, { passkeyId, name, registeredAt }] };
    }
    case 'trust.passkey-removed.v1':
      return { passkeys: row.passkeys.filter(({ passkeyId }) => passkeyId !== data.passkeyId) };
    case 'trust.session-opened.v1':
      return { lastSignInAt: data.openedAt };
    case 'trust.role-proposed.v1':
      return { proposal: { role: data.role, by: data.by } };
    case 'trust.role-granted.v1':
      return { role: data.role, proposal: null };
    case 'trust.role-revoked.v1':
      return { role: 'consumer', proposal: null };
    case 'trust.account-suspended.v1':
      return { status: 'suspended' };
    case 'trust.account-restored.v1':
      return { status: 'active' };
    case 'trust.household-claimed.v1':
      return { households: [...row.households.filter((one) => one !== data.householdId), data.householdId] };
    case 'trust.api-token-issued.v1': {
      const { tokenId, name, scopes, issuedAt, endsAt } = data;
      return { apiTokens: [...row.apiTokens, { tokenId, name, scopes, issuedAt, endsAt }] };
    }
    case 'trust.api-token-revoked.v1':
      return { apiTokens: row.apiTokens.filter(({ tokenId }) => tokenId !== data.tokenId) };
    case 'trust.support-allowed.v1':
      return { consent: { householdId: data.householdId, until: data.until } };
    case 'trust.support-forbidden.v1':
      return { consent: null };
    case 'trust.account-erased.v1':
      return { status: 'erased', email: null, passkeys: [], apiTokens: [], proposal: null, consent: null };
  }
}
