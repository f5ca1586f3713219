import { Command } from '@nestjs/cqrs';
import type { Principal } from '#api/platform/auth/principal';
import type { HeldTable } from '#api/platform/contexts/homes';
import type { Stamp } from '#api/platform/deciding/streams';
import type { AccountRole } from '#domain/trust/accounts/account-words';

/** What an admin does to somebody's account; the stamp holds the reason. */
export type Change = 'suspend' | 'restore' | 'approve-role' | 'erase' | { readonly role: AccountRole };

export class ChangeAccount extends Command<void> {
  constructor(
    readonly accountId: string,
    readonly change: Change,
    readonly principal: Principal,
    readonly stamp: Stamp,
  ) {
    super();
  }
}

/** Finds the account of an address without opening any. Recorded, because it tells who has an account. */
export class FindAccount extends Command<{ readonly accountId: string }> {
  constructor(
    readonly email: string,
    readonly stamp: Stamp,
  ) {
    super();
  }
}

/** Support opens the home that its person lets it look at. Recorded before anything is shown. */
export class OpenHousehold extends Command<readonly HeldTable[]> {
  constructor(
    readonly accountId: string,
    readonly stamp: Stamp,
  ) {
    super();
  }
}
