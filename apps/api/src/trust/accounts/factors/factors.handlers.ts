import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { AccountRows } from '../account-rows.js';
import { Accounts } from '../accounts.js';
import { Confirmation } from '../sign-in/confirmation.js';
import { SessionOpening } from '../sign-in/session-opening.js';
import type { Asking } from '../sign-in/sign-in.commands.js';
import { Throttle } from '../sign-in/throttle.js';
import { Credentials } from '#api/platform/credentials/credentials';
import { DomainError } from '#domain/shared/domain-error';
import type { ChallengeView, TotpOfferView } from '#projections/trust/account/account.view';
import type { Enrolled } from './factors.commands.js';
import {
  AddPasskeyOf,
  ConfirmTotp,
  NewRecoveryCodes,
  OfferPasskey,
  OfferTotp,
  RemoveFactor,
} from './factors.commands.js';
import { ProvenFactors } from './proven-factors.js';

const RECOVERY_CODES = 10;

@CommandHandler(OfferTotp)
export class OfferTotpHandler implements ICommandHandler<OfferTotp> {
  constructor(
    private readonly confirmation: Confirmation,
    private readonly factors: ProvenFactors,
    private readonly rows: AccountRows,
  ) {}

  async execute({ password, asking: { principal } }: OfferTotp): Promise<TotpOfferView> {
    await this.confirmation.confirm(principal, password);
    const { email } = await this.rows.get(principal.actorId);
    return this.factors.offerTotp(principal.actorId, email ?? 'TreeBeard');
  }
}

@CommandHandler(ConfirmTotp)
export class ConfirmTotpHandler implements ICommandHandler<ConfirmTotp> {
  constructor(
    private readonly accounts: Accounts,
    private readonly factors: ProvenFactors,
    private readonly opening: SessionOpening,
    private readonly throttle: Throttle,
  ) {}

  async execute({ code, asking }: ConfirmTotp): Promise<Enrolled> {
    const { actorId: accountId } = asking.principal;
    const one = await this.throttle.factor(accountId);
    if ((await this.factors.confirmTotp(accountId, code)) !== 'right') {
      const words = 'This code is not right. Take the one that your app shows now.';
      throw new DomainError('accounts.wrong-factor', words, {}, 'forbidden');
    }
    await one.succeeded();
    await this.accounts.decide({ kind: 'enrol-totp', accountId }, asking.stamp);
    return reopened(this.opening, asking, 'totp');
  }
}

@CommandHandler(OfferPasskey)
export class OfferPasskeyHandler implements ICommandHandler<OfferPasskey> {
  constructor(
    private readonly confirmation: Confirmation,
    private readonly factors: ProvenFactors,
    private readonly rows: AccountRows,
  ) {}

  async execute({ password, asking }: OfferPasskey): Promise<ChallengeView> {
    const { principal } = asking;
    await this.confirmation.confirm(principal, password);
    const { email } = await this.rows.get(principal.actorId);
    return { options: await this.factors.offerPasskey(asking, email ?? 'TreeBeard') };
  }
}

@CommandHandler(AddPasskeyOf)
export class AddPasskeyHandler implements ICommandHandler<AddPasskeyOf> {
  constructor(
    private readonly accounts: Accounts,
    private readonly factors: ProvenFactors,
    private readonly opening: SessionOpening,
  ) {}

  async execute({ added: { name, answer }, asking }: AddPasskeyOf): Promise<Enrolled> {
    const { actorId: accountId } = asking.principal;
    const passkeyId = await this.factors.addPasskey(asking, answer);
    if (passkeyId === undefined) {
      const words = 'Your browser’s answer does not fit. Please try again.';
      throw new DomainError('accounts.wrong-passkey', words, {}, 'forbidden');
    }
    await this.accounts.decide({ kind: 'register-passkey', accountId, passkeyId, name }, asking.stamp);
    return reopened(this.opening, asking, 'passkey');
  }
}

@CommandHandler(RemoveFactor)
export class RemoveFactorHandler implements ICommandHandler<RemoveFactor> {
  constructor(
    private readonly accounts: Accounts,
    private readonly credentials: Credentials,
    private readonly confirmation: Confirmation,
  ) {}

  async execute({ factor, password, asking: { principal, stamp } }: RemoveFactor): Promise<void> {
    const { actorId: accountId } = principal;
    await this.confirmation.confirm(principal, password);
    if (factor === 'totp') {
      await this.accounts.decide({ kind: 'remove-totp', accountId }, stamp);
      await this.credentials.factors.removeTotp(accountId);
      return;
    }
    const { passkeyId } = factor;
    await this.accounts.decide({ kind: 'remove-passkey', accountId, passkeyId }, stamp);
    await this.credentials.factors.removePasskey(accountId, passkeyId);
  }
}

@CommandHandler(NewRecoveryCodes)
export class NewRecoveryCodesHandler implements ICommandHandler<NewRecoveryCodes> {
  constructor(
    private readonly accounts: Accounts,
    private readonly credentials: Credentials,
    private readonly confirmation: Confirmation,
  ) {}

  async execute({ password, asking: { principal, stamp } }: NewRecoveryCodes): Promise<readonly string[]> {
    const { actorId: accountId } = principal;
    await this.confirmation.confirm(principal, password);
    const codes = await this.credentials.factors.newRecoveryCodes(accountId, RECOVERY_CODES);
    await this.accounts.decide({ kind: 'issue-recovery-codes', accountId, count: codes.length }, stamp);
    return codes;
  }
}

/** Who had to enrol before anything else is let in with the factor that they just showed, in a new session. */
async function reopened(
  opening: SessionOpening,
  { principal, stamp }: Asking,
  shown: 'totp' | 'passkey',
): Promise<Enrolled> {
  if (principal.stage !== 'enrol') return { opened: null };
  const signingIn = { accountId: principal.actorId, proofs: ['password', shown], from: principal } as const;
  return { opened: await opening.open(signingIn, stamp) };
}
