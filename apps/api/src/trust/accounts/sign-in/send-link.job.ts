import { Injectable } from '@nestjs/common';
import { Credentials } from '#api/platform/credentials/credentials';
import type { Link } from '#api/platform/credentials/links';
import type { JobRun, JobRunner } from '#api/platform/jobs/jobs';
import { LinkAddress } from '#api/platform/mail/link-address';
import { Mail } from '#api/platform/mail/mail';
import { Sealing } from '#api/platform/sealing/sealing';

export const SEND_LINK = 'send-link';

/** Sends a link that somebody asked for, and nothing where that would say who has an account. */
@Injectable()
export class SendLinkJob implements JobRunner {
  constructor(
    private readonly credentials: Credentials,
    private readonly sealing: Sealing,
    private readonly mail: Mail,
    private readonly address: LinkAddress,
  ) {}

  async run({ ids }: JobRun): Promise<void> {
    for (const ended of await this.credentials.links.sweep()) await this.sealing.erase(ended);
    const link = await this.credentials.links.get(ids['linkId'] ?? '');
    if (link === undefined) return;
    const email = String(await this.sealing.openValue(link.email));
    const owner = await this.credentials.emails.find(email);
    const letter = await this.letterOf(link, owner);
    if (letter !== undefined) await this.mail.send({ to: email, ...letter });
  }

  /** Whoever asked may ask again. */
  giveUp(): Promise<void> {
    return Promise.resolve();
  }

  private async letterOf(
    { linkId, purpose, accountId }: Link,
    owner: string | undefined,
  ): Promise<{ readonly subject: string; readonly text: string } | undefined> {
    if (purpose === 'register' && owner !== undefined) {
      const reset = this.address.page('/account/reset');
      return {
        subject: 'You have an account already',
        text: `Somebody, most likely you, wanted to make a TreeBeard account with this address. There is one already. If you don’t know its password any more, set a new one here:\n\n${reset}\n\nIf it wasn’t you, there is nothing to do.`,
      };
    }
    if (purpose === 'set-password' && owner !== accountId) return undefined;
    const secret = await this.credentials.links.issue(linkId);
    if (secret === undefined) return undefined;
    const link = this.address.of(secret);
    if (purpose === 'register') {
      return {
        subject: 'Your TreeBeard account',
        text: `Open this link within a day to choose a password and make your account:\n\n${link}\n\nIf you didn’t ask for it, there is nothing to do.`,
      };
    }
    return {
      subject: 'A new password for TreeBeard',
      text: `Open this link within an hour to set a new password:\n\n${link}\n\nIf you didn’t ask for it, there is nothing to do: your password stays as it is.`,
    };
  }
}
