import type { FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import type { ClaimedHouseholds } from '../credentials/claimed-households.js';
import type { Sealing } from '../sealing/sealing.js';
import { isOwnPage } from './own-page.js';
import type { GuestSession, SessionCookie } from './session-cookie.js';
import { newSession } from './session-cookie.js';

const MOST_REQUESTS_REMEMBERED = 10_000;
/** How long a process that did not hear of an erasure or a claim may still take the cookie of that home. */
const STILL_THEIRS_FOR_MS = 10_000;

/** Guest sessions: everybody has one from the first request on; it ends with its home, or when an account claims that. */
export class GuestSessions {
  private readonly ofRequest = new WeakMap<FastifyRequest, GuestSession>();
  private changes = 0;
  private readonly theirs = new LRUCache<string, true>({
    max: MOST_REQUESTS_REMEMBERED,
    ttl: STILL_THEIRS_FOR_MS,
  });

  constructor(
    private readonly sealing: Pick<Sealing, 'isErased' | 'onErased'>,
    private readonly households: Pick<ClaimedHouseholds, 'ownerOf' | 'onClaimed'>,
    private readonly cookie: SessionCookie,
    private readonly origins: readonly string[],
  ) {
    const forget = (householdId: string): void => {
      this.changes += 1;
      this.theirs.delete(householdId);
    };
    sealing.onErased(forget);
    households.onClaimed(forget);
  }

  /** The session that a request claims, not checked against the database. */
  claimed(request: FastifyRequest): GuestSession | undefined {
    const known = this.ofRequest.get(request) ?? this.cookie.readGuest(request, nowS());
    if (known !== undefined) this.ofRequest.set(request, known);
    return known;
  }

  /**
   * The session of a request, opened for a visitor who has none. Undefined for a command in a session whose home was
   * erased or claimed: that visitor has to start again, and the cookie is deleted.
   */
  async of(request: FastifyRequest, reply: FastifyReply): Promise<GuestSession | undefined> {
    const known = this.claimed(request);
    if (known === undefined) return this.open(request, reply);
    if (!(await this.isTheirs(known))) {
      if (request.method === 'GET') return this.open(request, reply);
      this.cookie.clear(reply);
      return undefined;
    }
    if (this.cookie.isStale(known, nowS())) this.hand(request, reply, known);
    return known;
  }

  private open(request: FastifyRequest, reply: FastifyReply): GuestSession {
    const session = newSession(nowS());
    this.ofRequest.set(request, session);
    this.hand(request, reply, session);
    return session;
  }

  /** Sets the cookie, but never for a page of another site, which would replace the visitor's own session. */
  private hand(request: FastifyRequest, reply: FastifyReply, session: GuestSession): void {
    if (isOwnPage(request, this.origins)) this.cookie.writeGuest(reply, session, nowS());
  }

  private async isTheirs({ householdId }: GuestSession): Promise<boolean> {
    if (this.theirs.has(householdId)) return true;
    const before = this.changes;
    const [isErased, owner] = await Promise.all([
      this.sealing.isErased(householdId),
      this.households.ownerOf(householdId),
    ]);
    if (isErased || owner !== undefined) return false;
    if (this.changes === before) this.theirs.set(householdId, true);
    return true;
  }
}

function nowS(): number {
  return Math.floor(Date.now() / 1000);
}
