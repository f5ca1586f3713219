import { Command } from '@nestjs/cqrs';
import type { Principal } from '#api/platform/auth/principal';
import type { LinkPurpose } from '#api/platform/credentials/links';
import type { Stamp } from '#api/platform/deciding/streams';
import type { SecondFactor, SignIn, UseLink } from '#domain/trust/accounts/accounts.commands';
import type { ChallengeView } from '#projections/trust/account/account.view';
import type { OpenedSession } from './session-opening.js';

/** Who asks, and where a browser says that it is. */
export interface Asking {
  readonly principal: Principal;
  readonly stamp: Stamp;
  /** The network that the request came from. */
  readonly network: string;
  /** What `KnownDevices` found in the request. */
  readonly device: string;
  /** `https://treebeard.example` */
  readonly origin: string;
}

/** Asks for a link to be sent to an address. The answer is the same whoever has the address. */
export class AskForLink extends Command<void> {
  constructor(
    readonly purpose: LinkPurpose,
    readonly email: string,
    readonly asking: Asking,
  ) {
    super();
  }
}

/** Opens a link: sets the password, registers the account if it is for that, and signs in. */
export class OpenLink extends Command<OpenedSession> {
  constructor(
    readonly use: UseLink,
    readonly asking: Asking,
  ) {
    super();
  }
}

export class SignInWithPassword extends Command<OpenedSession> {
  constructor(
    readonly said: SignIn,
    readonly asking: Asking,
  ) {
    super();
  }
}

/** Asks for the challenge that a passkey signs to finish a sign-in. */
export class ChallengePasskey extends Command<ChallengeView> {
  constructor(readonly asking: Asking) {
    super();
  }
}

export class FinishSignIn extends Command<OpenedSession> {
  constructor(
    readonly shown: SecondFactor,
    readonly asking: Asking,
  ) {
    super();
  }
}

export class SignOut extends Command<void> {
  constructor(readonly asking: Asking) {
    super();
  }
}
