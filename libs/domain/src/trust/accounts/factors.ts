import type { Stamped } from '#domain/shared/decider';
import { DomainError } from '#domain/shared/domain-error';
import type { FactorCommand } from './account-command.js';
import type { AccountState } from './account-state.js';
import type { AccountEvent } from './accounts.events.js';
import type { AccountRole } from './account-words.js';
import { refuseMore } from './most.js';

const MOST_PASSKEYS = 10;

/** Second factors come and go; a role that needs one keeps at least one. */
export function decideFactor(
  command: Stamped<FactorCommand & { readonly accountId: string }>,
  state: AccountState,
): readonly AccountEvent[] {
  const { accountId, at } = command;
  switch (command.kind) {
    case 'enrol-totp':
      return [{ type: 'trust.totp-enrolled.v1', data: { accountId, enrolledAt: at } }];
    case 'remove-totp':
      refuseLastFactor(state, state.hasTotp ? 1 : 0);
      return state.hasTotp ? [{ type: 'trust.totp-removed.v1', data: { accountId, removedAt: at } }] : [];
    case 'register-passkey': {
      refuseMore(state.passkeys, MOST_PASSKEYS, 'passkeys');
      const { passkeyId, name } = command;
      return [
        { type: 'trust.passkey-registered.v1', data: { accountId, passkeyId, name, registeredAt: at } },
      ];
    }
    case 'remove-passkey': {
      const { passkeyId } = command;
      if (!state.passkeys.includes(passkeyId)) return [];
      refuseLastFactor(state, 1);
      return [{ type: 'trust.passkey-removed.v1', data: { accountId, passkeyId, removedAt: at } }];
    }
    case 'issue-recovery-codes':
      return [
        { type: 'trust.recovery-codes-issued.v1', data: { accountId, count: command.count, issuedAt: at } },
      ];
  }
}

/** An admin or auditor keeps at least one second factor; `removed` of theirs would go. */
function refuseLastFactor({ role, hasTotp, passkeys }: AccountState, removed: number): void {
  const left = passkeys.length + (hasTotp ? 1 : 0) - removed;
  if (left > 0 || !needsSecondFactor(role)) return;
  throw new DomainError(
    'accounts.last-factor',
    'Your role needs a second factor. Add another one before you remove this.',
    {},
    'conflict',
  );
}

/** Roles that see or change what is other people’s sign in with two factors. */
export function needsSecondFactor(role: AccountRole): boolean {
  return role !== 'consumer';
}
