import type { FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import type { Sealing } from '../sealing/sealing.js';
import type { Session } from './session-cookie.js';
import { newSession, SessionCookie } from './session-cookie.js';

/** How sessions are kept. */
export interface SessionSettings {
  /** Whether the cookie is sent over TLS only. */
  readonly secure: boolean;
  /** Origins whose pages may use a session, besides our own. */
  readonly origins: readonly string[];
}

const MOST_REQUESTS_REMEMBERED = 10_000;
/** How long a process that did not hear of an erasure may still take the cookie of that home. */
const NOT_ERASED_FOR_MS = 10_000;

/** Guest sessions: everybody has one from the first request on, and it ends with its home. */
export class Sessions {
  private readonly cookie: SessionCookie;
  private readonly ofRequest = new WeakMap<FastifyRequest, Session>();
  private erasures = 0;
  private readonly alive = new LRUCache<string, true>({
    max: MOST_REQUESTS_REMEMBERED,
    ttl: NOT_ERASED_FOR_MS,
  });

  constructor(
    private readonly sealing: Pick<Sealing, 'isErased' | 'onErased'>,
    private readonly settings: SessionSettings,
    private readonly now: () => number = Date.now,
  ) {
    this.cookie = new SessionCookie(settings.secure);
    sealing.onErased((householdId) => {
      this.erasures += 1;
      this.alive.delete(householdId);
    });
  }

  /** The session that a request claims, not checked against the database: for limits and logs. */
  claimed(request: FastifyRequest): Session | undefined {
    const known = this.ofRequest.get(request) ?? this.cookie.read(request, this.nowS());
    if (known !== undefined) this.ofRequest.set(request, known);
    return known;
  }

  /**
   * The session of a request, opened for a visitor who has none. Undefined for a command in a session
   * whose home was erased: that visitor has to start again, and the cookie is deleted.
   */
  async of(request: FastifyRequest, reply: FastifyReply): Promise<Session | undefined> {
    const known = this.claimed(request);
    if (known === undefined) return this.open(request, reply);
    if (await this.wasErased(known)) {
      if (request.method === 'GET') return this.open(request, reply);
      this.cookie.clear(reply);
      return undefined;
    }
    if (this.cookie.isStale(known, this.nowS())) this.hand(request, reply, known);
    return known;
  }

  /** Takes the cookie away; the erasure of its home has ended the session in every process. */
  end(reply: FastifyReply): void {
    this.cookie.clear(reply);
  }

  private open(request: FastifyRequest, reply: FastifyReply): Session {
    const session = newSession(this.nowS());
    this.ofRequest.set(request, session);
    this.hand(request, reply, session);
    return session;
  }

  /** Sets the cookie, but never for a page of another site, which would replace the visitor's own session. */
  private hand(request: FastifyRequest, reply: FastifyReply, session: Session): void {
    if (isOwnPage(request, this.settings.origins)) this.cookie.write(reply, session, this.nowS());
  }

  private async wasErased({ householdId }: Session): Promise<boolean> {
    if (this.alive.has(householdId)) return false;
    const before = this.erasures;
    if (await this.sealing.isErased(householdId)) return true;
    if (this.erasures === before) this.alive.set(householdId, true);
    return false;
  }

  private nowS(): number {
    return Math.floor(this.now() / 1000);
  }
}

/**
 * Whether a request comes from our own pages, from a listed origin, or from no page at all (a program, a
 * typed address). Goes by Fetch Metadata, or by `Origin` if a browser sends none.
 */
function isOwnPage({ headers }: Pick<FastifyRequest, 'headers'>, origins: readonly string[]): boolean {
  const { origin, host } = headers;
  if (origin !== undefined && origins.includes(origin)) return true;
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  return origin === undefined || hostOf(origin) === host;
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
