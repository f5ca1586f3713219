import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Accounts } from '../accounts.js';
import type { Principal, Role, Stage } from '#api/platform/auth/principal';
import { Credentials } from '#api/platform/credentials/credentials';
import type { Stamp } from '#api/platform/deciding/streams';
import { Sealing } from '#api/platform/sealing/sealing';
import { DomainError } from '#domain/shared/domain-error';
import type { AccountState } from '#domain/trust/accounts/account-state';
import { hasSecondFactor } from '#domain/trust/accounts/account-state';
import { needsSecondFactor } from '#domain/trust/accounts/factors';
import type { Proof } from '#domain/trust/accounts/accounts.events';

/** Who signs in, and with what. */
export interface SigningIn {
  readonly accountId: string;
  readonly proofs: readonly Proof[];
  /** The visitor until now. */
  readonly from: Pick<Principal, 'actorId' | 'sessionId' | 'role' | 'householdId' | 'guestHouseholdId'>;
}

/** A session to hand to the browser. */
export interface OpenedSession {
  readonly accountId: string;
  readonly secret: string;
  readonly role: Role;
  readonly stage: Stage;
}

const SECOND: readonly Proof[] = ['totp', 'passkey', 'recovery-code'];

/** Opens sessions of accounts: always a new one, in place of the visitor's own. */
@Injectable()
export class SessionOpening {
  constructor(
    private readonly accounts: Accounts,
    private readonly credentials: Credentials,
    private readonly sealing: Sealing,
  ) {}

  /** Opens a session as far as what was shown allows. Throws `accounts.suspended`. */
  async open(signingIn: SigningIn, stamp: Stamp): Promise<OpenedSession> {
    const { accountId, proofs, from } = signingIn;
    const state = await this.accounts.state(accountId);
    const stage = stageOf(state, proofs);
    const sessionId = randomUUID();
    const { client } = stamp;
    const own: Stamp = {
      ...stamp,
      actor: { id: accountId, kind: 'account' },
      role: state.role,
      sessionId,
      ...(client && { client: { ...client, subject: accountId } }),
    };
    const home = await this.homeOf(signingIn, state, own);
    const secret = await this.credentials.sessions.prepare({
      sessionId,
      accountId,
      ...home,
      client: await this.clientOf(own, sessionId),
    });
    let { role } = state;
    if (stage !== 'second-factor') {
      const command = { kind: 'open-session', accountId, sessionId, proofs } as const;
      const { events } = await this.accounts.decide(command, { ...own, commandId: `${sessionId}/open` });
      for (const event of events) if (event.type === 'trust.session-opened.v1') ({ role } = event.data);
    }
    if (!(await this.credentials.sessions.activate(sessionId, role, stage))) throw endedMeanwhile();
    if (from.role !== 'guest') await this.credentials.sessions.revoke(from.actorId, from.sessionId);
    return { accountId, secret, role, stage };
  }

  /** Replaces the session of who is signed in by a new one, with what they showed before. */
  async openAgain(principal: Principal, stamp: Stamp): Promise<OpenedSession> {
    const { actorId: accountId } = principal;
    const state = await this.accounts.state(accountId);
    const shown: readonly Proof[] = state.hasTotp ? ['totp'] : state.passkeys.length > 0 ? ['passkey'] : [];
    return this.open({ accountId, proofs: ['password', ...shown], from: principal }, stamp);
  }

  /** The account's latest home; for a consumer without one, the guest's. Other roles have none. */
  private async homeOf(
    { accountId, from }: SigningIn,
    { role, households }: AccountState,
    stamp: Stamp,
  ): Promise<{ readonly householdId: string; readonly guestHouseholdId: string | null }> {
    const guests = await this.unclaimed(from.role === 'guest' ? from.householdId : from.guestHouseholdId);
    if (role !== 'consumer') return { householdId: accountId, guestHouseholdId: null };
    for (const householdId of [...households].reverse()) {
      if (await this.sealing.isErased(householdId)) continue;
      const isUsed = guests !== null && (await this.sealing.holds(guests));
      return { householdId, guestHouseholdId: isUsed ? guests : null };
    }
    const householdId = guests ?? randomUUID();
    await this.claim(accountId, householdId, stamp);
    return { householdId, guestHouseholdId: null };
  }

  /** The home, unless it is some account's already. */
  private async unclaimed(householdId: string | null): Promise<string | null> {
    if (householdId === null) return null;
    return (await this.credentials.households.ownerOf(householdId)) === undefined ? householdId : null;
  }

  /** Gives a home to an account; the guest's sessions of it end. */
  async claim(accountId: string, householdId: string, stamp: Stamp): Promise<void> {
    if (!(await this.credentials.households.claim(householdId, accountId))) {
      throw new DomainError(
        'accounts.home-taken',
        'This home belongs to an account already.',
        {},
        'conflict',
      );
    }
    const commandId = `${accountId}/claim/${householdId}`;
    await this.accounts.decide({ kind: 'claim-household', accountId, householdId }, { ...stamp, commandId });
  }

  private clientOf({ client }: Stamp, sessionId: string): Promise<unknown> {
    if (client === undefined) return Promise.resolve(null);
    const { subject, ...from } = client;
    return this.sealing.sealFor(subject, { event: sessionId, field: 'client' }, from);
  }
}

function stageOf(state: AccountState, proofs: readonly Proof[]): Stage {
  if (hasSecondFactor(state))
    return proofs.some((proof) => SECOND.includes(proof)) ? 'full' : 'second-factor';
  return needsSecondFactor(state.role) ? 'enrol' : 'full';
}

function endedMeanwhile(): DomainError {
  return new DomainError(
    'accounts.changed-meanwhile',
    'Your account changed at this moment. Sign in again.',
    {},
    'conflict',
  );
}
