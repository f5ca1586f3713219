import { Injectable } from '@nestjs/common';
import { streamOfAccount } from '../streams.js';
import { Credentials } from '#api/platform/credentials/credentials';
import type { Decided, Stamp } from '#api/platform/deciding/streams';
import { Streams } from '#api/platform/deciding/streams';
import { DomainError } from '#domain/shared/domain-error';
import type { AccountCommand } from '#domain/trust/accounts/account-command';
import type { AccountState } from '#domain/trust/accounts/account-state';
import { accountFold } from '#domain/trust/accounts/account-state';
import { account } from '#domain/trust/accounts/accounts.decider';
import type { AccountEvent } from '#domain/trust/accounts/accounts.events';

type Registration = Omit<AccountCommand & { readonly kind: 'register' }, 'kind'>;

/** The accounts in the log, each in a stream of its own. */
@Injectable()
export class Accounts {
  constructor(
    private readonly streams: Streams,
    private readonly credentials: Credentials,
  ) {}

  /** Throws the decider's refusals. */
  decide(command: AccountCommand, stamp: Stamp): Promise<Decided<AccountEvent>> {
    return this.streams.decide(account, streamOfAccount(command.accountId), command, stamp);
  }

  async state(accountId: string): Promise<AccountState> {
    return (await this.streams.load(accountFold, streamOfAccount(accountId))).state;
  }

  /** Registers an account under an address. Throws `accounts.address-taken`. */
  async register(registration: Registration, stamp: Stamp): Promise<void> {
    const { email, accountId } = registration;
    if (!(await this.credentials.emails.take(email, accountId))) {
      throw new DomainError('accounts.address-taken', 'This address has an account.', {}, 'conflict');
    }
    await this.decide({ kind: 'register', ...registration }, stamp);
  }
}
