import type { Stamped } from '#domain/shared/decider';
import { DomainError } from '#domain/shared/domain-error';
import type { StandingCommand } from './account-command.js';
import type { AccountState } from './account-state.js';
import type { AccountEvent } from './accounts.events.js';

/** An admin suspends an account and restores it, never their own. */
export function decideStanding(
  { kind, accountId, by, at }: Stamped<StandingCommand & { readonly accountId: string }>,
  { status }: AccountState,
): readonly AccountEvent[] {
  if (by === accountId) {
    const words = 'Nobody does this to their own account. Ask another admin.';
    throw new DomainError('accounts.oneself', words, {}, 'conflict');
  }
  switch (kind) {
    case 'suspend':
      if (status === 'suspended') return [];
      return [{ type: 'trust.account-suspended.v1', data: { accountId, by, suspendedAt: at } }];
    case 'restore':
      if (status !== 'suspended') return [];
      return [{ type: 'trust.account-restored.v1', data: { accountId, by, restoredAt: at } }];
  }
}
