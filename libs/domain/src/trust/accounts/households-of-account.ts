import type { Stamped } from '#domain/shared/decider';
import { DomainError } from '#domain/shared/domain-error';
import type { HouseholdsCommand } from './account-command.js';
import type { AccountState } from './account-state.js';
import type { AccountEvent } from './accounts.events.js';

/** An account takes homes in, and lets support look at one of them for a while. */
export function decideHouseholds(
  command: Stamped<HouseholdsCommand & { readonly accountId: string }>,
  { households, consent }: AccountState,
): readonly AccountEvent[] {
  const { accountId, at } = command;
  switch (command.kind) {
    case 'claim-household': {
      const { householdId } = command;
      if (households.at(-1) === householdId) return [];
      return [{ type: 'trust.household-claimed.v1', data: { accountId, householdId, claimedAt: at } }];
    }
    case 'allow-support': {
      const { householdId, until } = command;
      if (!households.includes(householdId)) {
        throw new DomainError('accounts.unknown-home', 'This home is not in your account.', {}, 'not-found');
      }
      return [{ type: 'trust.support-allowed.v1', data: { accountId, householdId, allowedAt: at, until } }];
    }
    case 'forbid-support': {
      if (consent === null) return [];
      const { householdId } = consent;
      return [{ type: 'trust.support-forbidden.v1', data: { accountId, householdId, forbiddenAt: at } }];
    }
  }
}
