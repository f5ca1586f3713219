import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '#domain/shared/domain-error';
import { TOKEN_PREFIX } from '../credentials/api-tokens.js';
import { sessionLimits } from '../credentials/account-sessions.js';
import type { Credentials } from '../credentials/credentials.js';
import { secretDigest } from '../credentials/secret.js';
import type { Sealing } from '../sealing/sealing.js';
import { GuestSessions } from './guest-sessions.js';
import type { Principal, Role, Stage } from './principal.js';
import { SessionCookie } from './session-cookie.js';

/** How sessions are kept. */
export interface SessionSettings {
  /** Whether the cookie is sent over TLS only. */
  readonly secure: boolean;
  /** Origins whose pages may use a session, besides our own. */
  readonly origins: readonly string[];
}

/** Who a session says is there, before permissions. */
export type Caller = Omit<Principal, 'permissions'>;

/** The session of each request: an account's, or the guest's that everybody else has. */
export class Sessions {
  private readonly cookie: SessionCookie;
  private readonly guests: GuestSessions;

  constructor(
    private readonly sealing: Pick<Sealing, 'isErased' | 'onErased'>,
    private readonly credentials: Pick<Credentials, 'sessions' | 'households' | 'apiTokens'>,
    settings: SessionSettings,
  ) {
    this.cookie = new SessionCookie(settings.secure);
    this.guests = new GuestSessions(sealing, credentials.households, this.cookie, settings.origins);
  }

  /** What the requests of one session share, not checked against the database: for limits and logs. */
  claimed(request: FastifyRequest): string | undefined {
    const secret = tokenIn(request) ?? this.cookie.readSecret(request);
    if (secret !== undefined) return secretDigest(secret).toString('hex');
    return this.guests.claimed(request)?.sessionId;
  }

  /**
   * Who sends a request; a visitor without a session gets a guest's. Throws `auth.session-ended` and deletes the
   * cookie for a session that has ended: an account's always, a guest's where it would change something.
   */
  async of(request: FastifyRequest, reply: FastifyReply): Promise<Caller> {
    const token = tokenIn(request);
    if (token !== undefined) return this.ofProgram(token);
    const secret = this.cookie.readSecret(request);
    if (secret !== undefined) return this.ofAccount(secret, reply);
    const guest = await this.guests.of(request, reply);
    if (guest === undefined)
      throw sessionEnded(
        'This home was erased, or belongs to an account now, and your session ended with that.',
      );
    const { sessionId, actorId, householdId } = guest;
    return { sessionId, actorId, householdId, guestHouseholdId: null, role: 'guest', stage: 'full' };
  }

  /** Hands an account's session to its browser, in place of the one it had. */
  open(reply: FastifyReply, secret: string, role: Role, stage: Stage): void {
    this.cookie.writeSecret(reply, secret, sessionLimits(role, stage).lifeS);
  }

  /** Takes the cookie away; whatever ended the session has done so in every process. */
  end(reply: FastifyReply): void {
    this.cookie.clear(reply);
  }

  private async ofProgram(token: string): Promise<Caller> {
    const found = await this.credentials.apiTokens.find(token);
    if (found === undefined || (await this.sealing.isErased(found.householdId))) {
      throw new DomainError(
        'auth.unknown-token',
        'This token is unknown, revoked or over. Make another one.',
        {},
        'unauthenticated',
      );
    }
    const { tokenId: sessionId, accountId: actorId, role, householdId, scopes } = found;
    return { sessionId, actorId, role, stage: 'full', householdId, guestHouseholdId: null, scopes };
  }

  private async ofAccount(secret: string, reply: FastifyReply): Promise<Caller> {
    const session = await this.credentials.sessions.find(secret);
    if (session === undefined) {
      this.cookie.clear(reply);
      throw sessionEnded('You are signed out.');
    }
    const { accountId: actorId, householdId, ...rest } = session;
    if (await this.sealing.isErased(householdId)) {
      this.cookie.clear(reply);
      throw sessionEnded('This home was erased, and your session with it.');
    }
    return { ...rest, actorId, householdId };
  }
}

/** The token of ours that a program sends; other credentials are not for us. */
function tokenIn({ headers }: FastifyRequest): string | undefined {
  const [scheme, token = ''] = (headers.authorization ?? '').split(' ');
  return scheme?.toLowerCase() === 'bearer' && token.startsWith(TOKEN_PREFIX) ? token : undefined;
}

function sessionEnded(what: string): DomainError {
  return new DomainError(
    'auth.session-ended',
    `${what} Reload the page to start again.`,
    {},
    'unauthenticated',
  );
}
