import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';

/** A visitor's session. Its three ids are independent random ones, so that none reveals another. */
export const Session = z.strictObject({
  sessionId: z.uuid(),
  actorId: z.uuid(),
  householdId: z.uuid(),
  /** The day of the last visit, in Unix seconds. */
  seenAtS: z.number().int(),
});
export type Session = z.infer<typeof Session>;

const DAY_S = 24 * 3600;
/** A session unused for this long has ended. */
const IDLE_S = 90 * DAY_S;

/** A session for a new visitor. */
export function newSession(nowS: number): Session {
  return { sessionId: randomUUID(), actorId: randomUUID(), householdId: randomUUID(), seenAtS: nowS };
}

/**
 * The session in a signed cookie that scripts cannot read and other sites cannot send. Behind TLS its name
 * begins with `__Host-`, so that no neighbouring host can plant one (RFC 6265bis, section 4.1.3.2).
 */
export class SessionCookie {
  private readonly name: string;

  constructor(private readonly secure: boolean) {
    this.name = secure ? '__Host-treebeard_session' : 'treebeard_session';
  }

  /** The session in the request's cookie; undefined if it is absent, forged, damaged or 90 days idle. */
  read(request: FastifyRequest, nowS: number): Session | undefined {
    const sent = request.cookies[this.name];
    const opened = sent === undefined ? undefined : request.unsignCookie(sent);
    if (opened?.valid !== true) return undefined;
    const session = Session.safeParse(jsonOf(opened.value));
    return session.success && nowS - session.data.seenAtS < IDLE_S ? session.data : undefined;
  }

  /** Whether the cookie was last written more than a day ago. */
  isStale({ seenAtS }: Session, nowS: number): boolean {
    return nowS - seenAtS > DAY_S;
  }

  write(reply: FastifyReply, session: Session, nowS: number): void {
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
