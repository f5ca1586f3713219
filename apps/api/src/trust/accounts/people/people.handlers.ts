import type { ICommandHandler, IQueryHandler } from '@nestjs/cqrs';
import { CommandHandler, QueryHandler } from '@nestjs/cqrs';
import { AccountRows } from '../account-rows.js';
import { Accounts } from '../accounts.js';
import { AccountErasure } from '../own/account-erasure.js';
import { Auditing } from '#api/platform/auditing/auditing';
import type { HeldTable } from '#api/platform/contexts/homes';
import { Homes } from '#api/platform/contexts/homes';
import { Credentials } from '#api/platform/credentials/credentials';
import { DomainError } from '#domain/shared/domain-error';
import type { AccountRow } from '#projections/trust/account/account.projection';
import type { ListedAccountsView, ListedAccountView } from '#projections/trust/account/account.view';
import { ChangeAccount, FindAccount, OpenHousehold } from './people.commands.js';
import { AccountsQuery, ListedAccountQuery } from './people.queries.js';

const PAGE = 50;
const MOST_ADMINS = 100;
const MISSING = ['accounts.unknown', 'There is no such account.'] as const;

@CommandHandler(ChangeAccount)
export class ChangeAccountHandler implements ICommandHandler<ChangeAccount> {
  constructor(
    private readonly accounts: Accounts,
    private readonly credentials: Credentials,
    private readonly erasure: AccountErasure,
    private readonly rows: AccountRows,
  ) {}

  async execute({ accountId, change, principal: { actorId: by }, stamp }: ChangeAccount): Promise<void> {
    if (change === 'erase') {
      if (by === accountId) throw oneself();
      return this.erasure.begin(accountId, by, stamp);
    }
    if (change === 'suspend' || change === 'restore') {
      await this.accounts.decide({ kind: change, accountId, by }, stamp);
      if (change === 'suspend') await this.endAll(accountId);
      return;
    }
    const { role: before } = await this.accounts.state(accountId);
    if (change === 'approve-role') await this.accounts.decide({ kind: change, accountId, by }, stamp);
    else {
      const otherAdmins = await this.otherAdmins(accountId);
      await this.accounts.decide(
        { kind: 'grant-role', accountId, by, role: change.role, otherAdmins },
        stamp,
      );
    }
    const { role } = await this.accounts.state(accountId);
    if (role !== before) await this.endAll(accountId);
  }

  /** Whoever has another role now signs in again. */
  private async endAll(accountId: string): Promise<void> {
    await this.credentials.sessions.revokeAll(accountId);
    await this.credentials.apiTokens.revokeAll(accountId);
  }

  private async otherAdmins(accountId: string): Promise<number> {
    const admins = await this.rows.list('', MOST_ADMINS, 'admin');
    return admins.filter((one) => one.status === 'active' && one.accountId !== accountId).length;
  }
}

@CommandHandler(FindAccount)
export class FindAccountHandler implements ICommandHandler<FindAccount> {
  constructor(
    private readonly credentials: Credentials,
    private readonly auditing: Auditing,
  ) {}

  async execute({ email, stamp }: FindAccount): Promise<{ readonly accountId: string }> {
    const accountId = await this.credentials.emails.find(email);
    if (accountId === undefined) throw new DomainError(...MISSING, {}, 'not-found');
    await this.auditing.viewed({ target: { type: 'account', id: accountId }, fields: ['address'] }, stamp);
    return { accountId };
  }
}

@CommandHandler(OpenHousehold)
export class OpenHouseholdHandler implements ICommandHandler<OpenHousehold> {
  constructor(
    private readonly accounts: Accounts,
    private readonly auditing: Auditing,
    private readonly homes: Homes,
  ) {}

  async execute({ accountId, stamp }: OpenHousehold): Promise<readonly HeldTable[]> {
    const { consent, status } = await this.accounts.state(accountId);
    if (consent === null || status !== 'active' || consent.until <= stamp.at) {
      const words =
        'This person does not let support look at their home. Ask them to allow it under “Your data”.';
      throw new DomainError('accounts.no-consent', words, {}, 'forbidden');
    }
    const { householdId } = consent;
    const tables = await this.homes.held(householdId);
    const target = { type: 'household', id: householdId };
    await this.auditing.viewed({ target, householdId, fields: tables.map(({ name }) => name) }, stamp);
    return tables;
  }
}

@QueryHandler(AccountsQuery)
export class AccountsHandler implements IQueryHandler<AccountsQuery> {
  constructor(private readonly rows: AccountRows) {}

  async execute({ after = '', role }: AccountsQuery): Promise<ListedAccountsView> {
    const listed = await this.rows.list(after, PAGE, role);
    const next = listed.length === PAGE ? (listed.at(-1)?.accountId ?? null) : null;
    return { accounts: listed.map(listedOf), next };
  }
}

@QueryHandler(ListedAccountQuery)
export class ListedAccountHandler implements IQueryHandler<ListedAccountQuery> {
  constructor(private readonly rows: AccountRows) {}

  async execute({ accountId }: ListedAccountQuery): Promise<ListedAccountView> {
    return listedOf(await this.rows.get(accountId));
  }
}

function listedOf(row: AccountRow): ListedAccountView {
  const { accountId, role, status, registeredAt, lastSignInAt, proposal, households } = row;
  const hasSecondFactor = row.hasTotp || row.passkeys.length > 0;
  return {
    ...{ accountId, role, status, registeredAt, lastSignInAt, proposal, hasSecondFactor },
    households: households.length,
  };
}

function oneself(): DomainError {
  const words = 'Erase your own account under “Your data”.';
  return new DomainError('accounts.oneself', words, {}, 'conflict');
}
