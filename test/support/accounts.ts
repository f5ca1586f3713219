import { randomUUID } from 'node:crypto';
import type { Stamp } from '#api/platform/deciding/streams';
import type { Principal } from '#api/platform/auth/principal';
import { Accounts } from '#api/trust/accounts/accounts';
import { PasswordSetting } from '#api/trust/accounts/sign-in/password-setting';
import { SessionOpening } from '#api/trust/accounts/sign-in/session-opening';
import type { AccountRole } from '#domain/trust/accounts/account-words';
import type { TestApp } from './app.js';
import { Client } from './client.js';

/** Somebody who is signed in, with every factor that their role needs. */
export interface SignedIn {
  readonly accountId: string;
  readonly email: string;
  readonly client: Client;
}

/** Registers an account of a role and signs it in, without the pages' steps in between. */
export async function signedIn(app: TestApp, role: AccountRole): Promise<SignedIn> {
  const accountId = randomUUID();
  const email = `${role}-${accountId.slice(0, 8)}@treebeard.example`;
  const accounts = app.nest.get(Accounts);
  await accounts.register({ accountId, email, by: 'operator', role }, stampOf(accountId));
  await accounts.decide({ kind: 'enrol-totp', accountId }, stampOf(accountId));
  return { accountId, email, client: await anotherSession(app, accountId) };
}

/** Registers an account with a password and, if told, an authenticator app; its client is signed in as far as that goes. */
export async function withPassword(
  app: TestApp,
  role: AccountRole,
  password: string,
  factor?: 'totp',
): Promise<SignedIn> {
  const accountId = randomUUID();
  const email = `${role}-${accountId.slice(0, 8)}@treebeard.example`;
  const accounts = app.nest.get(Accounts);
  await accounts.register({ accountId, email, by: 'operator', role }, stampOf(accountId));
  await app.nest.get(PasswordSetting).set(accountId, password, stampOf(accountId));
  if (factor === 'totp') await accounts.decide({ kind: 'enrol-totp', accountId }, stampOf(accountId));
  return { accountId, email, client: await anotherSession(app, accountId) };
}

/** One more session of an account, as in another browser. */
export async function anotherSession(app: TestApp, accountId: string): Promise<Client> {
  const from: Pick<Principal, 'actorId' | 'sessionId' | 'role' | 'householdId' | 'guestHouseholdId'> = {
    actorId: randomUUID(),
    sessionId: randomUUID(),
    role: 'guest',
    householdId: randomUUID(),
    guestHouseholdId: null,
  };
  const signingIn = { accountId, proofs: ['password', 'totp'] as const, from };
  const { secret } = await app.nest.get(SessionOpening).open(signingIn, stampOf(accountId));
  return new Client(app.url, `treebeard_session=${secret}`);
}

function stampOf(accountId: string): Stamp {
  const id = randomUUID();
  return {
    commandId: id,
    actor: { id: accountId, kind: 'account' },
    role: 'guest',
    sessionId: randomUUID(),
    requestId: id,
    client: { subject: accountId, ip: '127.0.0.1', userAgent: 'a test' },
    correlationId: id,
    causationId: id,
    at: new Date().toISOString(),
  };
}
