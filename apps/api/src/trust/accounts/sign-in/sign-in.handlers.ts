import { Logger } from '@nestjs/common';
import type { ICommandHandler, IQueryHandler } from '@nestjs/cqrs';
import { CommandHandler, QueryHandler } from '@nestjs/cqrs';
import { Accounts } from '../accounts.js';
import { ProvenFactors } from '../factors/proven-factors.js';
import { Credentials } from '#api/platform/credentials/credentials';
import { Mail } from '#api/platform/mail/mail';
import { DomainError } from '#domain/shared/domain-error';
import type { SignInRefusal } from '#domain/trust/accounts/accounts.events';
import type { ChallengeView, SessionView } from '#projections/trust/account/account.view';
import type { OpenedSession } from './session-opening.js';
import { SessionOpening } from './session-opening.js';
import type { Asking } from './sign-in.commands.js';
import { ChallengePasskey, FinishSignIn, SignInWithPassword, SignOut } from './sign-in.commands.js';
import { SessionQuery } from './sign-in.queries.js';
import { Throttle } from './throttle.js';

/** Lets in who has the password. For an address without an account everything takes as long and sounds the same. */
@CommandHandler(SignInWithPassword)
export class SignInWithPasswordHandler implements ICommandHandler<SignInWithPassword> {
  private readonly log = new Logger('sign-in');

  constructor(
    private readonly accounts: Accounts,
    private readonly credentials: Credentials,
    private readonly opening: SessionOpening,
    private readonly throttle: Throttle,
  ) {}

  async execute({ said: { email, password }, asking }: SignInWithPassword): Promise<OpenedSession> {
    const accountId = await this.credentials.emails.find(email);
    const one = await this.throttle.password(email, accountId, asking);
    const isRight = await this.credentials.passwords.isRight(accountId, password);
    if (!isRight || accountId === undefined) {
      // Not waited for, or the time would tell who has an account.
      if (accountId !== undefined) void this.note(accountId, 'wrong-password', asking);
      throw notLetIn();
    }
    await one.succeeded();
    const signingIn = { accountId, proofs: ['password'], from: asking.principal } as const;
    return this.opening.open(signingIn, asking.stamp);
  }

  private async note(accountId: string, why: SignInRefusal, { stamp }: Asking): Promise<void> {
    await this.accounts.decide({ kind: 'refuse-sign-in', accountId, why }, stamp).catch((error: unknown) => {
      this.log.error(error);
    });
  }
}

@CommandHandler(ChallengePasskey)
export class ChallengePasskeyHandler implements ICommandHandler<ChallengePasskey> {
  constructor(private readonly factors: ProvenFactors) {}

  async execute({ asking }: ChallengePasskey): Promise<ChallengeView> {
    return { options: await this.factors.challenge(asking) };
  }
}

/** Finishes a sign-in by a second factor; the session gets a new id and a new secret. */
@CommandHandler(FinishSignIn)
export class FinishSignInHandler implements ICommandHandler<FinishSignIn> {
  constructor(
    private readonly accounts: Accounts,
    private readonly factors: ProvenFactors,
    private readonly opening: SessionOpening,
    private readonly throttle: Throttle,
  ) {}

  async execute({ shown, asking }: FinishSignIn): Promise<OpenedSession> {
    const { principal, stamp } = asking;
    const { actorId: accountId } = principal;
    const one = await this.throttle.factor(accountId);
    const result = await this.factors.check(shown, asking);
    if (result !== 'right') {
      const commandId = `${stamp.commandId}/refused`;
      await this.accounts.decide({ kind: 'refuse-sign-in', accountId, why: result }, { ...stamp, commandId });
      throw new DomainError('accounts.wrong-factor', WRONG[result], {}, 'forbidden');
    }
    await one.succeeded();
    const proofs = ['password', shown.kind] as const;
    return this.opening.open({ accountId, proofs, from: principal }, stamp);
  }
}

const WRONG: Readonly<
  Record<'wrong-code' | 'code-used-before' | 'wrong-passkey' | 'passkey-was-copied', string>
> = {
  'wrong-code': 'This code is not right. Codes change every half minute: take the one that is shown now.',
  'code-used-before': 'This code was used already. Wait for the next one.',
  'wrong-passkey': 'This passkey is not one of your account’s. Try another, or another way.',
  'passkey-was-copied':
    'This passkey seems to have been copied, so it is not taken any more. Sign in another way and remove it.',
};

@CommandHandler(SignOut)
export class SignOutHandler implements ICommandHandler<SignOut> {
  constructor(
    private readonly accounts: Accounts,
    private readonly credentials: Credentials,
  ) {}

  async execute({ asking: { principal, stamp } }: SignOut): Promise<void> {
    const { actorId: accountId, sessionId, role, stage } = principal;
    if (role === 'guest') return;
    await this.credentials.sessions.revoke(accountId, sessionId);
    if (stage === 'second-factor') return;
    await this.accounts.decide({ kind: 'end-session', accountId, sessionId, why: 'signed-out' }, stamp);
  }
}

@QueryHandler(SessionQuery)
export class SessionHandler implements IQueryHandler<SessionQuery> {
  constructor(
    private readonly accounts: Accounts,
    private readonly credentials: Credentials,
    private readonly mail: Mail,
  ) {}

  async execute({ principal: { actorId, role, stage } }: SessionQuery): Promise<SessionView> {
    const factors: SessionView['factors'] = [];
    if (stage === 'second-factor') {
      const { hasTotp, passkeys } = await this.accounts.state(actorId);
      if (passkeys.length > 0) factors.push('passkey');
      if (hasTotp) factors.push('totp');
      if ((await this.credentials.factors.recoveryCodesLeft(actorId)) > 0) factors.push('recovery-code');
    }
    return { role, stage, factors, sendsMail: this.mail.isOn };
  }
}

function notLetIn(): DomainError {
  return new DomainError(
    'accounts.not-let-in',
    'Address and password do not belong together. Check both, or set a new password.',
    {},
    'unauthenticated',
  );
}
