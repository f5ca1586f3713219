import type { Decider, Stamped } from '#domain/shared/decider';
import { DomainError } from '#domain/shared/domain-error';
import type { AccountState } from './account-state.js';
import { accountFold } from './account-state.js';
import type { AccountCommand } from './account-command.js';
import { AccountEvent } from './accounts.events.js';
import { decideFactor } from './factors.js';
import { decideHouseholds } from './households-of-account.js';
import { decideRole } from './roles.js';
import { decideStanding } from './standing.js';
import { decideToken } from './api-tokens.js';

/** One account: registered once, proved, used, suspended, erased for good. Asking again for what is so changes nothing. */
export const account: Decider<AccountState, Stamped<AccountCommand>, AccountEvent> = {
  event: AccountEvent,
  ...accountFold,
  decide(command, state) {
    const { accountId, at } = command;
    if (command.kind === 'register') return register(command, state);
    if (command.kind === 'finish-erasure') {
      return state.status === 'erased'
        ? [{ type: 'trust.account-forgotten.v1', data: { accountId, forgottenAt: at } }]
        : [];
    }
    if (state.status === 'erased' && command.kind === 'erase') return [];
    if (state.status !== 'active' && state.status !== 'suspended') throw unknown();
    switch (command.kind) {
      case 'verify-email':
        return state.isVerified
          ? []
          : [{ type: 'trust.email-verified.v1', data: { accountId, verifiedAt: at } }];
      case 'set-password':
        return [
          { type: 'trust.password-set.v1', data: { accountId, parameters: command.parameters, setAt: at } },
          {
            type: 'trust.session-revoked.v1',
            data: { accountId, sessionId: null, why: 'password-set', revokedAt: at },
          },
        ];
      case 'enrol-totp':
      case 'remove-totp':
      case 'register-passkey':
      case 'remove-passkey':
      case 'issue-recovery-codes':
        return decideFactor(command, state);
      case 'open-session': {
        if (state.status === 'suspended') throw suspended();
        const { sessionId, proofs } = command;
        const data = { accountId, sessionId, role: state.role, proofs: [...proofs], openedAt: at };
        return [{ type: 'trust.session-opened.v1', data }];
      }
      case 'end-session': {
        const { sessionId, why } = command;
        return [{ type: 'trust.session-revoked.v1', data: { accountId, sessionId, why, revokedAt: at } }];
      }
      case 'refuse-sign-in':
        return [{ type: 'trust.sign-in-refused.v1', data: { accountId, why: command.why, refusedAt: at } }];
      case 'grant-role':
      case 'approve-role':
      case 'revoke-role':
        return decideRole(command, state);
      case 'suspend':
      case 'restore':
        return decideStanding(command, state);
      case 'claim-household':
      case 'allow-support':
      case 'forbid-support':
        return decideHouseholds(command, state);
      case 'issue-api-token':
      case 'revoke-api-token':
        return decideToken(command, state);
      case 'erase':
        return [{ type: 'trust.account-erased.v1', data: { accountId, by: command.by, erasedAt: at } }];
    }
  },
};

function register(
  { accountId, email, by, role, at }: Stamped<AccountCommand & { readonly kind: 'register' }>,
  { status }: AccountState,
): readonly AccountEvent[] {
  if (status !== 'none') throw unknown();
  const registered: AccountEvent = {
    type: 'trust.account-registered.v1',
    data: { accountId, email, by, registeredAt: at },
  };
  if (role === 'consumer') return [registered];
  const granted = { accountId, role, by: null, proposedBy: null, grantedAt: at };
  return [registered, { type: 'trust.role-granted.v1', data: granted }];
}

function suspended(): DomainError {
  return new DomainError(
    'accounts.suspended',
    'This account is suspended. Ask whoever runs this installation.',
    {},
    'forbidden',
  );
}

function unknown(): DomainError {
  return new DomainError('accounts.unknown', 'There is no such account.', {}, 'not-found');
}
