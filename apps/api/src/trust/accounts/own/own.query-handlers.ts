import type { IQueryHandler } from '@nestjs/cqrs';
import { QueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { TrustReadModels } from '#api/trust/read-models';
import { AccountRows } from '../account-rows.js';
import { Accounts } from '../accounts.js';
import { grantable } from './grantable.js';
import type { Principal } from '#api/platform/auth/principal';
import type { HeldTable } from '#api/platform/contexts/homes';
import { Homes } from '#api/platform/contexts/homes';
import { Credentials } from '#api/platform/credentials/credentials';
import { OwnRows } from '#api/platform/reading/own-rows';
import { Sealing } from '#api/platform/sealing/sealing';
import type { AccountView, LookView } from '#projections/trust/account/account.view';
import { AccountQuery, HeldQuery, LooksQuery } from './own.queries.js';

const MOST_LOOKS = 100;
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

@QueryHandler(LooksQuery)
export class LooksHandler implements IQueryHandler<LooksQuery> {
  constructor(
    private readonly rows: OwnRows,
    private readonly models: TrustReadModels,
  ) {}

  async execute({ principal: { householdId } }: LooksQuery): Promise<readonly LookView[]> {
    await this.rows.upToDate(this.models.look);
    const where = { field: 'householdId', equals: householdId } as const;
    const looks = await this.models.look.list({ where });
    return looks
      .map(({ at, role, what, reason }) => ({ at, role, what: [...what], reason }))
      .sort((one, other) => other.at.localeCompare(one.at))
      .slice(0, MOST_LOOKS);
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
