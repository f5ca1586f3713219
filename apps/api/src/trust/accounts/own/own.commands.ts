import { Command } from '@nestjs/cqrs';
import type { Asking } from '../sign-in/sign-in.commands.js';
import type { OpenedSession } from '../sign-in/session-opening.js';
import type { ChangePassword, MakeToken } from '#domain/trust/accounts/accounts.commands';
import type { NewTokenView } from '#projections/trust/account/account.view';

/** Changes one's own password; every other session ends. */
export class ChangeOwnPassword extends Command<OpenedSession> {
  constructor(
    readonly change: ChangePassword,
    readonly asking: Asking,
  ) {
    super();
  }
}

/** Ends one of one's own sessions, or all the others. */
export class EndSessions extends Command<void> {
  constructor(
    readonly which: { readonly sessionId: string } | 'others',
    readonly asking: Asking,
  ) {
    super();
  }
}

export class MakeApiToken extends Command<NewTokenView> {
  constructor(
    readonly wanted: MakeToken,
    readonly asking: Asking,
  ) {
    super();
  }
}

export class RevokeApiToken extends Command<void> {
  constructor(
    readonly tokenId: string,
    readonly asking: Asking,
  ) {
    super();
  }
}

/** Takes the home that this browser had before signing in into the account, or uses another of its homes. */
export class UseHousehold extends Command<OpenedSession> {
  constructor(
    readonly which: 'of-this-browser' | { readonly householdId: string },
    readonly asking: Asking,
  ) {
    super();
  }
}

/** Lets support look at the present home for some hours; null forbids it. */
export class ConsentToSupport extends Command<void> {
  constructor(
    readonly hours: number | null,
    readonly asking: Asking,
  ) {
    super();
  }
}

/** Erases one's own account with its homes. */
export class EraseOwnAccount extends Command<void> {
  constructor(
    readonly password: string | undefined,
    readonly asking: Asking,
  ) {
    super();
  }
}
