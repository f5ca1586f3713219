import { Command } from '@nestjs/cqrs';
import type { Asking } from '../sign-in/sign-in.commands.js';
import type { OpenedSession } from '../sign-in/session-opening.js';
import type { AddPasskey } from '#domain/trust/accounts/accounts.commands';
import type { ChallengeView, TotpOfferView } from '#projections/trust/account/account.view';

/** What adding a factor led to: a session that is wholly open now, where the role had waited for it. */
export interface Enrolled {
  readonly opened: OpenedSession | null;
}

/** Offers a secret for an authenticator app. */
export class OfferTotp extends Command<TotpOfferView> {
  constructor(
    readonly password: string | undefined,
    readonly asking: Asking,
  ) {
    super();
  }
}

export class ConfirmTotp extends Command<Enrolled> {
  constructor(
    readonly code: string,
    readonly asking: Asking,
  ) {
    super();
  }
}

export class OfferPasskey extends Command<ChallengeView> {
  constructor(
    readonly password: string | undefined,
    readonly asking: Asking,
  ) {
    super();
  }
}

export class AddPasskeyOf extends Command<Enrolled> {
  constructor(
    readonly added: AddPasskey,
    readonly asking: Asking,
  ) {
    super();
  }
}

/** Removes a second factor: the app, or a passkey by its id. */
export class RemoveFactor extends Command<void> {
  constructor(
    readonly factor: 'totp' | { readonly passkeyId: string },
    readonly password: string | undefined,
    readonly asking: Asking,
  ) {
    super();
  }
}

/** Makes new recovery codes; the earlier ones serve no more. */
export class NewRecoveryCodes extends Command<readonly string[]> {
  constructor(
    readonly password: string | undefined,
    readonly asking: Asking,
  ) {
    super();
  }
}
