import type { IQueryHandler } from '@nestjs/cqrs';
import { QueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { AccountRows } from '../account-rows.js';
import { Accounts } from '../accounts.js';
import { grantable } from './grantable.js';
import type { Principal } from '#api/platform/auth/principal';
import type { HeldTable } from '#api/platform/contexts/homes';
import { Homes } from '#api/platform/contexts/homes';
import { Credentials } from '#api/platform/credentials/credentials';
import { Sealing } from '#api/platform/sealing/sealing';
import type { AccountView } from '#projections/trust/account/account.view';
import { AccountQuery, HeldQuery } from './own.queries.js';

const Client = z.object({ ip: z.string(), userAgent: z.string() }).catch({ ip: '', userAgent: '' });

@QueryHandler(AccountQuery)
export class AccountHandler implements IQueryHandler<AccountQuery> {
  constructor(
    private readonly rows: AccountRows,
    private readonly accounts: Accounts,
    private readonly credentials: Credentials,
    private readonly sealing: Sealing,
  ) {}

  async execute({ principal }: AccountQuery): Promise<AccountView> {
    const { actorId: accountId, householdId: present } = principal;
    const row = await this.rows.get(accountId);
    const { consent } = await this.accounts.state(accountId);
    const households: AccountView['households'] = [];
    for (const householdId of row.households) {
      if (await this.sealing.isErased(householdId)) continue;
      households.push({ householdId, isPresent: householdId === present });
    }
    return {
      ...{ accountId, email: row.email ?? '', role: row.role, registeredAt: row.registeredAt },
      ...{ hasTotp: row.hasTotp, passkeys: [...row.passkeys], households },
      recoveryCodesLeft: await this.credentials.factors.recoveryCodesLeft(accountId),
      hasGuestHousehold: principal.guestHouseholdId !== null,
      sessions: await this.sessionsOf(principal),
      apiTokens: row.apiTokens.map((token) => ({ ...token, scopes: [...token.scopes] })),
      grantable: [...grantable(principal)],
      consent: consent === null || consent.until < new Date().toISOString() ? null : consent,
    };
  }

  private async sessionsOf({ actorId, sessionId: present }: Principal): Promise<AccountView['sessions']> {
    const listed: AccountView['sessions'] = [];
    for (const session of await this.credentials.sessions.list(actorId)) {
      const client = Client.parse(await this.sealing.openValue(session.client));
      const { sessionId, openedAt, seenAt, endsAt } = session;
      listed.push({
        ...{ sessionId, isThis: sessionId === present, ...client },
        ...{ openedAt: openedAt.toISOString(), seenAt: seenAt.toISOString(), endsAt: endsAt.toISOString() },
      });
    }
    return listed;
  }
}

@QueryHandler(HeldQuery)
export class HeldHandler implements IQueryHandler<HeldQuery> {
  constructor(
    private readonly rows: AccountRows,
    private readonly homes: Homes,
  ) {}

  async execute({ principal }: HeldQuery): Promise<readonly HeldTable[]> {
    const { actorId, householdId, role } = principal;
    if (role === 'guest') return this.homes.held(householdId);
    const {
      passkeys,
      apiTokens,
      households,
      consent,
      proposal: _proposal,
      ...plain
    } = await this.rows.get(actorId);
    return [
      {
        name: 'account',
        rows: [{ ...plain, households: households.join(' '), supportUntil: consent?.until ?? null }],
      },
      { name: 'passkeys', rows: passkeys },
      { name: 'api-tokens', rows: apiTokens.map((token) => ({ ...token, scopes: token.scopes.join(' ') })) },
      ...(role === 'consumer' ? await this.homes.held(householdId) : []),
    ];
  }
}
