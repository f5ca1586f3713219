import { Injectable } from '@nestjs/common';
import { Throttle } from './throttle.js';
import type { Principal } from '#api/platform/auth/principal';
import { Credentials } from '#api/platform/credentials/credentials';
import { DomainError } from '#domain/shared/domain-error';

/** Asks who is signed in for their password again, before what touches how they sign in (ASVS 5.0, 7.5.1). */
@Injectable()
export class Confirmation {
  constructor(
    private readonly credentials: Credentials,
    private readonly throttle: Throttle,
  ) {}

  /** Throws `accounts.wrong-password`. Who is about to enrol their first factor has just shown it. */
  async confirm({ actorId, stage }: Principal, password: string | undefined): Promise<void> {
    if (stage === 'enrol') return;
    const one = await this.throttle.factor(actorId);
    if (password === undefined || !(await this.credentials.passwords.isRight(actorId, password))) {
      const words = 'This is not your password. Please type it again.';
      throw new DomainError('accounts.wrong-password', words, {}, 'forbidden');
    }
    await one.succeeded();
  }
}
