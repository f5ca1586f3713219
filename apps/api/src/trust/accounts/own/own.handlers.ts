import { randomUUID } from 'node:crypto';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { AccountRows } from '../account-rows.js';
import { Accounts } from '../accounts.js';
import { AccountErasure } from './account-erasure.js';
import { Confirmation } from '../sign-in/confirmation.js';
import { PasswordSetting } from '../sign-in/password-setting.js';
import { refuseWeak } from '../sign-in/password-quality.js';
import type { OpenedSession } from '../sign-in/session-opening.js';
import { SessionOpening } from '../sign-in/session-opening.js';
import { grantable } from './grantable.js';
import { Credentials } from '#api/platform/credentials/credentials';
import { Sealing } from '#api/platform/sealing/sealing';
import { DomainError } from '#domain/shared/domain-error';
import type { NewTokenView } from '#projections/trust/account/account.view';
import {
  ChangeOwnPassword,
  ConsentToSupport,
  EndSessions,
  EraseOwnAccount,
  MakeApiToken,
  RevokeApiToken,
  UseHousehold,
} from './own.commands.js';

const DAY_MS = 24 * 3_600_000;
const HOUR_MS = 3_600_000;

@CommandHandler(ChangeOwnPassword)
export class ChangeOwnPasswordHandler implements ICommandHandler<ChangeOwnPassword> {
  constructor(
    private readonly passwords: PasswordSetting,
    private readonly confirmation: Confirmation,
    private readonly opening: SessionOpening,
    private readonly rows: AccountRows,
  ) {}

  async execute({ change, asking: { principal, stamp } }: ChangeOwnPassword): Promise<OpenedSession> {
    const { actorId: accountId } = principal;
    await this.confirmation.confirm(principal, change.password);
    const { email } = await this.rows.get(accountId);
    await refuseWeak(change.newPassword, email ?? '');
    const commandId = `${stamp.commandId}/password`;
    await this.passwords.set(accountId, change.newPassword, { ...stamp, commandId });
    return this.opening.openAgain(principal, stamp);
  }
}

@CommandHandler(EndSessions)
export class EndSessionsHandler implements ICommandHandler<EndSessions> {
  constructor(
    private readonly accounts: Accounts,
    private readonly credentials: Credentials,
  ) {}

  async execute({ which, asking: { principal, stamp } }: EndSessions): Promise<void> {
    const { actorId: accountId, sessionId: present } = principal;
    const sessions = await this.credentials.sessions.list(accountId);
    const ending = sessions
      .map(({ sessionId }) => sessionId)
      .filter((sessionId) => (which === 'others' ? sessionId !== present : sessionId === which.sessionId));
    if (which !== 'others' && ending.length === 0) {
      throw new DomainError('accounts.unknown-session', 'There is no such session.', {}, 'not-found');
    }
    for (const sessionId of ending) {
      await this.credentials.sessions.revoke(accountId, sessionId);
      const one = { ...stamp, commandId: `${stamp.commandId}/${sessionId}` };
      await this.accounts.decide({ kind: 'end-session', accountId, sessionId, why: 'revoked' }, one);
    }
  }
}

@CommandHandler(MakeApiToken)
export class MakeApiTokenHandler implements ICommandHandler<MakeApiToken> {
  constructor(
    private readonly accounts: Accounts,
    private readonly credentials: Credentials,
    private readonly confirmation: Confirmation,
  ) {}

  async execute({ wanted, asking: { principal, stamp } }: MakeApiToken): Promise<NewTokenView> {
    const { actorId: accountId, role, householdId } = principal;
    const { name, scopes, days, password } = wanted;
    const allowed: readonly string[] = grantable(principal);
    const unknown = scopes.find((scope) => !allowed.includes(scope));
    if (unknown !== undefined) {
      throw new DomainError('accounts.bad-scope', 'A token can only be allowed what you may do yourself.', {
        scope: unknown,
      });
    }
    await this.confirmation.confirm(principal, password);
    const tokenId = randomUUID();
    const endsAt = new Date(Date.now() + days * DAY_MS).toISOString();
    await this.accounts.decide({ kind: 'issue-api-token', accountId, tokenId, name, scopes, endsAt }, stamp);
    const token = { tokenId, accountId, role, householdId, scopes, endsAt };
    return { tokenId, token: await this.credentials.apiTokens.issue(token) };
  }
}

@CommandHandler(RevokeApiToken)
export class RevokeApiTokenHandler implements ICommandHandler<RevokeApiToken> {
  constructor(
    private readonly accounts: Accounts,
    private readonly credentials: Credentials,
  ) {}

  async execute({ tokenId, asking: { principal, stamp } }: RevokeApiToken): Promise<void> {
    const { actorId: accountId } = principal;
    await this.credentials.apiTokens.revoke(accountId, tokenId);
    const { events } = await this.accounts.decide({ kind: 'revoke-api-token', accountId, tokenId }, stamp);
    if (events.length > 0) return;
    throw new DomainError('accounts.unknown-token', 'There is no such token.', {}, 'not-found');
  }
}

@CommandHandler(UseHousehold)
export class UseHouseholdHandler implements ICommandHandler<UseHousehold> {
  constructor(
    private readonly accounts: Accounts,
    private readonly opening: SessionOpening,
    private readonly sealing: Sealing,
  ) {}

  async execute({ which, asking: { principal, stamp } }: UseHousehold): Promise<OpenedSession> {
    const { actorId: accountId, guestHouseholdId } = principal;
    const { households } = await this.accounts.state(accountId);
    const householdId = which === 'of-this-browser' ? guestHouseholdId : which.householdId;
    const isOwn = which === 'of-this-browser' || households.includes(which.householdId);
    if (principal.role !== 'consumer' || householdId === null || !isOwn) throw unknownHome();
    if (await this.sealing.isErased(householdId)) throw unknownHome();
    const claim = { ...stamp, commandId: `${stamp.commandId}/claim` };
    await this.opening.claim(accountId, householdId, claim);
    return this.opening.openAgain({ ...principal, guestHouseholdId: null }, stamp);
  }
}

@CommandHandler(ConsentToSupport)
export class ConsentToSupportHandler implements ICommandHandler<ConsentToSupport> {
  constructor(private readonly accounts: Accounts) {}

  async execute({ hours, asking: { principal, stamp } }: ConsentToSupport): Promise<void> {
    const { actorId: accountId, householdId } = principal;
    if (hours === null) {
      await this.accounts.decide({ kind: 'forbid-support', accountId }, stamp);
      return;
    }
    const until = new Date(Date.parse(stamp.at) + hours * HOUR_MS).toISOString();
    await this.accounts.decide({ kind: 'allow-support', accountId, householdId, until }, stamp);
  }
}

@CommandHandler(EraseOwnAccount)
export class EraseOwnAccountHandler implements ICommandHandler<EraseOwnAccount> {
  constructor(
    private readonly confirmation: Confirmation,
    private readonly erasure: AccountErasure,
  ) {}

  async execute({ password, asking: { principal, stamp } }: EraseOwnAccount): Promise<void> {
    await this.confirmation.confirm(principal, password);
    await this.erasure.begin(principal.actorId, principal.actorId, stamp);
  }
}

function unknownHome(): DomainError {
  return new DomainError('accounts.unknown-home', 'This home is not in your account.', {}, 'not-found');
}
