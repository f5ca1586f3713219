import type { Stamped } from '#domain/shared/decider';
import { DomainError } from '#domain/shared/domain-error';
import type { AccountState } from './account-state.js';
import type { RoleCommand } from './account-command.js';
import type { AccountEvent } from './accounts.events.js';
import type { AccountRole } from './account-words.js';

/** Roles that take two admins to grant. */
const GRAVE: readonly AccountRole[] = ['admin', 'auditor'];
/** Admins besides the account before one of them may propose a grave role. */
const ADMINS_TO_AGREE = 2;

/**
 * Who becomes what. Admin and auditor are proposed by one admin and granted by a second; until there are two, the
 * command line grants them. Nobody changes their own role, and the last admin stays one.
 */
export function decideRole(
  command: Stamped<RoleCommand & { readonly accountId: string }>,
  state: AccountState,
): readonly AccountEvent[] {
  const { accountId, by, at } = command;
  if (by === accountId) {
    throw refused('accounts.own-role', 'Nobody changes their own role. Ask another admin.');
  }
  switch (command.kind) {
    case 'grant-role': {
      const { role } = command;
      if (role === state.role) return [];
      if (role === 'consumer') return revoked(command, state);
      if (by === null || !GRAVE.includes(role)) {
        return [
          { type: 'trust.role-granted.v1', data: { accountId, role, by, proposedBy: null, grantedAt: at } },
        ];
      }
      if (command.otherAdmins < ADMINS_TO_AGREE) {
        throw refused(
          'accounts.too-few-admins',
          'Two admins have to agree to this, and there is only one. Make another admin first: treebeard account create --role admin.',
        );
      }
      return [{ type: 'trust.role-proposed.v1', data: { accountId, role, by, proposedAt: at } }];
    }
    case 'approve-role': {
      const { proposal } = state;
      if (proposal === null)
        throw refused('accounts.nothing-proposed', 'No other role is proposed for this account.');
      if (proposal.by === by) {
        throw refused('accounts.second-admin', 'You proposed this yourself. A second admin has to agree.');
      }
      const data = { accountId, role: proposal.role, by, proposedBy: proposal.by, grantedAt: at };
      return [{ type: 'trust.role-granted.v1', data }];
    }
    case 'revoke-role':
      return state.role === 'consumer' ? [] : revoked(command, state);
  }
}

function revoked(
  {
    accountId,
    by,
    at,
    otherAdmins,
  }: Stamped<{ readonly accountId: string; readonly by: string | null; readonly otherAdmins: number }>,
  { role }: AccountState,
): readonly AccountEvent[] {
  if (role === 'admin' && otherAdmins === 0) {
    throw refused('accounts.last-admin', 'This is the only admin. Make another one first.');
  }
  return [{ type: 'trust.role-revoked.v1', data: { accountId, role, by, revokedAt: at } }];
}

function refused(code: string, words: string): DomainError {
  return new DomainError(code, words, {}, 'conflict');
}
