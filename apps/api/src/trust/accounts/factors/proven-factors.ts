import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type * as webauthn from '@simplewebauthn/server';
import type { Asking } from '../sign-in/sign-in.commands.js';
import { Credentials } from '#api/platform/credentials/credentials';
import type { Passkey } from '#api/platform/credentials/factors';
import { Sealing } from '#api/platform/sealing/sealing';
import { DomainError } from '#domain/shared/domain-error';
import type { SecondFactor } from '#domain/trust/accounts/accounts.commands';
import { newTotp, stepOf } from './totp.js';
import type { TotpOffer } from './totp.js';

/** What checking a second factor came to. */
type Checked = 'right' | 'wrong-code' | 'code-used-before' | 'wrong-passkey' | 'passkey-was-copied';

type Options = Readonly<Record<string, unknown>>;
type Where = Pick<Asking, 'principal' | 'origin'>;

/** Offers, adds and checks second factors; what comes of it is for the log. */
@Injectable()
export class ProvenFactors {
  constructor(
    private readonly credentials: Credentials,
    private readonly sealing: Sealing,
  ) {}

  async offerTotp(accountId: string, label: string): Promise<TotpOffer> {
    const offer = await newTotp(label);
    const sealed = await this.sealing.sealBytes(accountId, aboutTotp(accountId), Buffer.from(offer.secret));
    if (await this.credentials.factors.offerTotp(accountId, sealed)) return offer;
    throw new DomainError(
      'accounts.has-totp',
      'You have an authenticator app. Remove it first.',
      {},
      'conflict',
    );
  }

  /** Whether a code shows that the app has the secret that was offered. */
  confirmTotp(accountId: string, code: string): Promise<Checked> {
    return this.checkTotp(accountId, code, false);
  }

  /** What a browser needs to make a passkey. */
  async offerPasskey({ principal, origin }: Where, email: string): Promise<Options> {
    const { generateRegistrationOptions } = await library();
    const passkeys = await this.credentials.factors.passkeys(principal.actorId);
    const options = await generateRegistrationOptions({
      rpName: 'TreeBeard',
      rpID: new URL(origin).hostname,
      userName: email,
      userID: new Uint8Array(Buffer.from(principal.actorId)),
      attestationType: 'none',
      excludeCredentials: passkeys.map(({ credentialId: id }) => ({ id })),
      authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
    });
    await this.credentials.factors.challenge(principal.sessionId, options.challenge);
    return { ...options };
  }

  /** Keeps the passkey that a browser made; undefined if its answer is not what was asked for. */
  async addPasskey({ principal, origin }: Where, answer: Options): Promise<string | undefined> {
    const { verifyRegistrationResponse } = await library();
    const challenge = await this.credentials.factors.takeChallenge(principal.sessionId);
    if (challenge === undefined) return undefined;
    const verified = await verifyRegistrationResponse({
      // The library checks each field of what the browser sent.
      response: answer as unknown as webauthn.RegistrationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: new URL(origin).hostname,
      requireUserVerification: false,
    }).catch(() => undefined);
    if (verified?.verified !== true) return undefined;
    const { credential } = verified.registrationInfo;
    const passkey = {
      passkeyId: randomUUID(),
      credentialId: credential.id,
      publicKey: Buffer.from(credential.publicKey),
      counter: credential.counter,
      transports: credential.transports ?? [],
    };
    const isNew = await this.credentials.factors.addPasskey(principal.actorId, passkey);
    return isNew ? passkey.passkeyId : undefined;
  }

  /** What a browser needs to use a passkey of the account. */
  async challenge({ principal, origin }: Where): Promise<Options> {
    const { generateAuthenticationOptions } = await library();
    const passkeys = await this.credentials.factors.passkeys(principal.actorId);
    const options = await generateAuthenticationOptions({
      rpID: new URL(origin).hostname,
      userVerification: 'preferred',
      allowCredentials: passkeys.map(({ credentialId: id, transports }) => ({
        id,
        transports: [...transports] as webauthn.AuthenticatorTransport[], // as the browser named them
      })),
    });
    await this.credentials.factors.challenge(principal.sessionId, options.challenge);
    return { ...options };
  }

  /** Checks a second factor and uses it up where it serves once. */
  async check(shown: SecondFactor, where: Where): Promise<Checked> {
    const { actorId: accountId } = where.principal;
    switch (shown.kind) {
      case 'totp':
        return this.checkTotp(accountId, shown.code, true);
      case 'recovery-code':
        return (await this.credentials.factors.useRecoveryCode(accountId, shown.code))
          ? 'right'
          : 'wrong-code';
      case 'passkey':
        return this.checkPasskey(shown.answer, where);
    }
  }

  private async checkTotp(accountId: string, code: string, isConfirmed: boolean): Promise<Checked> {
    const sealed = await this.credentials.factors.totp(accountId, isConfirmed);
    if (sealed === undefined) return 'wrong-code';
    const secret = await this.sealing.openBytes(accountId, aboutTotp(accountId), sealed);
    if (secret === 'erased') return 'wrong-code';
    const step = await stepOf(secret.toString(), code, Date.now());
    if (step === undefined) return 'wrong-code';
    return (await this.credentials.factors.useTotp(accountId, step)) ? 'right' : 'code-used-before';
  }

  private async checkPasskey(answer: Options, { principal, origin }: Where): Promise<Checked> {
    const { verifyAuthenticationResponse } = await library();
    const { factors } = this.credentials;
    const challenge = await factors.takeChallenge(principal.sessionId);
    const passkey = (await factors.passkeys(principal.actorId)).find(
      ({ credentialId }) => credentialId === answer['id'],
    );
    if (challenge === undefined || passkey === undefined) return 'wrong-passkey';
    const verified = await verifyAuthenticationResponse({
      // The library checks each field of what the browser sent.
      response: answer as unknown as webauthn.AuthenticationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: new URL(origin).hostname,
      // Its counter is compared below, where a copy can be told from a wrong signature.
      credential: { id: passkey.credentialId, publicKey: new Uint8Array(passkey.publicKey), counter: 0 },
      requireUserVerification: false,
    }).catch(() => undefined);
    if (verified?.verified !== true) return 'wrong-passkey';
    return this.counted(passkey, verified.authenticationInfo.newCounter);
  }

  private async counted(passkey: Passkey, newCounter: number): Promise<Checked> {
    return (await this.credentials.factors.usePasskey(passkey, newCounter)) ? 'right' : 'passkey-was-copied';
  }
}

/** Loaded with the first passkey. */
function library(): Promise<typeof webauthn> {
  return import('@simplewebauthn/server');
}

function aboutTotp(accountId: string): string {
  return `totp of ${accountId}`;
}
