import { randomUUID } from 'node:crypto';
import type { ICommandHandler, IQueryHandler } from '@nestjs/cqrs';
import { CommandHandler, QueryHandler } from '@nestjs/cqrs';
import type { Link } from '#api/platform/credentials/links';
import { Credentials } from '#api/platform/credentials/credentials';
import type { Stamp } from '#api/platform/deciding/streams';
import { Jobs } from '#api/platform/jobs/jobs';
import { Sealing } from '#api/platform/sealing/sealing';
import { DomainError } from '#domain/shared/domain-error';
import type { LinkView } from '#projections/trust/account/account.view';
import { refuseWeak } from './password-quality.js';
import { PasswordSetting } from './password-setting.js';
import { SEND_LINK } from './send-link.job.js';
import type { OpenedSession } from './session-opening.js';
import { SessionOpening } from './session-opening.js';
import { AskForLink, OpenLink } from './sign-in.commands.js';
import { LinkQuery } from './sign-in.queries.js';
import { Throttle } from './throttle.js';

const DAY_S = 24 * 3600;
const HOUR_S = 3600;

/**
 * Takes a wish for a link down; a job sends it. Everything here is the same for an address with an account and
 * without one, so that neither words nor time tell them apart.
 */
@CommandHandler(AskForLink)
export class AskForLinkHandler implements ICommandHandler<AskForLink> {
  constructor(
    private readonly credentials: Credentials,
    private readonly sealing: Sealing,
    private readonly throttle: Throttle,
    private readonly jobs: Jobs,
  ) {}

  async execute({ purpose, email, asking }: AskForLink): Promise<void> {
    const { principal, network } = asking;
    await this.throttle.link(email, network);
    const known = await this.credentials.emails.find(email);
    const linkId = randomUUID();
    const sealed = await this.sealing.sealFor(linkId, { event: linkId, field: 'email' }, email);
    const householdId = principal.role === 'guest' ? principal.householdId : null;
    const accountId = known ?? randomUUID();
    const link = { linkId, purpose, accountId, email: sealed, householdId };
    await this.credentials.links.ask(link, purpose === 'register' ? DAY_S : HOUR_S);
    await this.jobs.add({ queue: SEND_LINK, jobId: linkId, ids: { linkId } });
  }
}

@QueryHandler(LinkQuery)
export class LinkHandler implements IQueryHandler<LinkQuery> {
  constructor(
    private readonly credentials: Credentials,
    private readonly sealing: Sealing,
  ) {}

  async execute({ secret }: LinkQuery): Promise<LinkView> {
    const link = await this.credentials.links.find(secret);
    if (link === undefined) throw spent();
    return { purpose: link.purpose, email: String(await this.sealing.openValue(link.email)) };
  }
}

/** Opening a link proves the address; with a new password it is a sign-in, but never in place of a second factor. */
@CommandHandler(OpenLink)
export class OpenLinkHandler implements ICommandHandler<OpenLink> {
  constructor(
    private readonly passwords: PasswordSetting,
    private readonly credentials: Credentials,
    private readonly sealing: Sealing,
    private readonly opening: SessionOpening,
  ) {}

  async execute({ use: { secret, password }, asking }: OpenLink): Promise<OpenedSession> {
    const found = await this.credentials.links.find(secret);
    if (found === undefined) throw spent();
    const email = String(await this.sealing.openValue(found.email));
    await refuseWeak(password, email);
    const link = await this.credentials.links.use(secret);
    if (link === undefined) throw spent();
    await this.sealing.erase(link.linkId);
    const { accountId } = link;
    const stamp = stampOf(asking.stamp, accountId);
    if (link.purpose === 'register') {
      const registration = { accountId, email, by: 'self', role: 'consumer' } as const;
      await this.passwords.accounts.register(registration, {
        ...stamp,
        commandId: `${link.linkId}/register`,
      });
    }
    const verified = { ...stamp, commandId: `${link.linkId}/verify` };
    await this.passwords.accounts.decide({ kind: 'verify-email', accountId }, verified);
    await this.passwords.set(accountId, password, { ...stamp, commandId: `${link.linkId}/password` });
    await this.claimFor(link, stamp);
    return this.opening.open({ accountId, proofs: ['link', 'password'], from: asking.principal }, stamp);
  }

  /** The home from which somebody registered is theirs, whichever browser the link was opened in. */
  private async claimFor({ purpose, accountId, householdId }: Link, stamp: Stamp): Promise<void> {
    if (purpose !== 'register' || householdId === null) return;
    if (await this.sealing.isErased(householdId)) return;
    if ((await this.credentials.households.ownerOf(householdId)) !== undefined) return;
    await this.opening.claim(accountId, householdId, stamp);
  }
}

/** The stamp of who was a guest until the link showed which account is theirs. */
function stampOf(stamp: Stamp, accountId: string): Stamp {
  const { client } = stamp;
  return {
    ...stamp,
    actor: { id: accountId, kind: 'account' },
    ...(client && { client: { ...client, subject: accountId } }),
  };
}

function spent(): DomainError {
  return new DomainError(
    'accounts.link-spent',
    'This link was used already or is too old. Ask for a new one.',
    {},
    'not-found',
  );
}
