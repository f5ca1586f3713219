import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { isSecret } from '../credentials/secret.js';

/** A guest's session. Its three ids are independent random ones, so that none reveals another. */
export const GuestSession = z.strictObject({
  sessionId: z.uuid(),
  actorId: z.uuid(),
  householdId: z.uuid(),
  /** The day of the last visit, in Unix seconds. */
  seenAtS: z.number().int(),
});
export type GuestSession = z.infer<typeof GuestSession>;

const DAY_S = 24 * 3600;
/** A guest's session unused for this long has ended. */
const IDLE_S = 90 * DAY_S;

/** A session for a new visitor. */
export function newSession(nowS: number): GuestSession {
  return { sessionId: randomUUID(), actorId: randomUUID(), householdId: randomUUID(), seenAtS: nowS };
}

/**
 * The one cookie of a visitor, which scripts cannot read and other sites cannot send: a guest's whole session, signed,
 * so that a guest costs no row in the database; or the secret that an account's session is kept under. Behind TLS
 * its name begins with `__Host-`, so that no neighbouring host can plant one (RFC 6265bis, section 4.1.3.2).
 */
export class SessionCookie {
  private readonly name: string;

  constructor(private readonly secure: boolean) {
    this.name = secure ? '__Host-treebeard_session' : 'treebeard_session';
  }

  /** The secret of an account's session, if the cookie has the form of one. */
  readSecret(request: FastifyRequest): string | undefined {
    const sent = request.cookies[this.name];
    return sent !== undefined && isSecret(sent) ? sent : undefined;
  }

  /** The guest's session in the request's cookie; undefined if it is absent, forged, damaged or 90 days idle. */
  readGuest(request: FastifyRequest, nowS: number): GuestSession | undefined {
    const sent = request.cookies[this.name];
    const opened = sent === undefined ? undefined : request.unsignCookie(sent);
    if (opened?.valid !== true) return undefined;
    const session = GuestSession.safeParse(jsonOf(opened.value));
    return session.success && nowS - session.data.seenAtS < IDLE_S ? session.data : undefined;
  }

  /** Whether the cookie was last written more than a day ago. */
  isStale({ seenAtS }: GuestSession, nowS: number): boolean {
    return nowS - seenAtS > DAY_S;
  }

  writeGuest(reply: FastifyReply, session: GuestSession, nowS: number): void {
    const text = JSON.stringify({ ...session, seenAtS: nowS });
    void reply.setCookie(this.name, Buffer.from(text).toString('base64url'), {
      signed: true,
      httpOnly: true,
      sameSite: 'lax',
      secure: this.secure,
      path: '/',
      maxAge: IDLE_S,
    });
  }

  /** Replaces whatever session the visitor had, so that none planted before is signed in (session fixation). */
  writeSecret(reply: FastifyReply, secret: string, lifeS: number): void {
    void reply.setCookie(this.name, secret, {
      httpOnly: true,
      sameSite: 'strict',
      secure: this.secure,
      path: '/',
      maxAge: lifeS,
    });
  }

  clear(reply: FastifyReply): void {
    void reply.clearCookie(this.name, { path: '/', secure: this.secure });
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
