import { Injectable } from '@nestjs/common';
import { KnownDevices } from '#api/platform/auth/known-devices';
import { Credentials } from '#api/platform/credentials/credentials';
import { normalEmail } from '#api/platform/credentials/email-index';
import type { Patience } from '#api/platform/credentials/tries';
import { DomainError } from '#domain/shared/domain-error';

/** Tries of strangers on one account: never more than a minute, so that nobody can lock its owner out. */
const OF_ACCOUNT: Patience = { free: 5, longestWaitS: 60 };
const OF_DEVICE: Patience = { free: 10, longestWaitS: 60 };
const OF_NETWORK: Patience = { free: 30, longestWaitS: 900 };
/** Whoever tries codes knows the password already. */
const OF_FACTOR: Patience = { free: 5, longestWaitS: 900 };
const LINKS_OF_ADDRESS: Patience = { free: 4, longestWaitS: 3_600 };
const LINKS_OF_NETWORK: Patience = { free: 20, longestWaitS: 3_600 };

/** What is told when a try is over. */
export interface Try {
  /** Forgets the failures before it. */
  succeeded(): Promise<void>;
}

/** Slows down who tries passwords and codes, alike for accounts that there are and that there are not. */
@Injectable()
export class Throttle {
  constructor(
    private readonly credentials: Credentials,
    private readonly devices: KnownDevices,
  ) {}

  /** A try of a password. Throws `accounts.too-many-tries`. */
  async password(
    email: string,
    accountId: string | undefined,
    { network, device }: { readonly network: string; readonly device: string },
  ): Promise<Try> {
    const isKnown = this.devices.knows(device, accountId ?? '');
    const ofNetwork = this.digest('network', network);
    const ofAccount = isKnown ? this.digest('device', device) : this.digest('password', normalEmail(email));
    await this.take(ofNetwork, OF_NETWORK);
    await this.take(ofAccount, isKnown ? OF_DEVICE : OF_ACCOUNT);
    return {
      succeeded: async () => {
        await this.credentials.tries.giveBack(ofNetwork);
        await this.credentials.tries.succeed(ofAccount);
      },
    };
  }

  /** A try of a second factor, or of the password by who is signed in already. Throws `accounts.too-many-tries`. */
  async factor(accountId: string): Promise<Try> {
    const digest = this.digest('factor', accountId);
    await this.take(digest, OF_FACTOR);
    return { succeeded: () => this.credentials.tries.succeed(digest) };
  }

  /** A link to be sent. Throws `accounts.too-many-tries`. */
  async link(email: string, network: string): Promise<void> {
    await this.take(this.digest('links of network', network), LINKS_OF_NETWORK);
    await this.take(this.digest('links', normalEmail(email)), LINKS_OF_ADDRESS);
  }

  private digest(purpose: string, text: string): Buffer {
    return this.credentials.digest(`tries: ${purpose}`, text);
  }

  private async take(digest: Buffer, patience: Patience): Promise<void> {
    const waitS = await this.credentials.tries.take(digest, patience);
    if (waitS === 0) return;
    const words = `That was tried too often. Please try again in ${String(waitS)} s.`;
    throw new DomainError('accounts.too-many-tries', words, { waitS }, 'too-many');
  }
}
