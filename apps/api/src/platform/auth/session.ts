import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import type { ExecutionContext } from '@nestjs/common';
import { createParamDecorator } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';

const COOKIE = 'treebeard_session';
const YEAR_S = 365 * 24 * 3600;
const sessions = new WeakMap<FastifyRequest, string>();

/**
 * Gives every visitor of the API a guest session: a random subject id in a signed cookie that scripts
 * cannot read and other sites cannot send. A forged or damaged cookie counts as none.
 */
export async function guestSessions(
  app: NestFastifyApplication,
  { secret, secure }: { readonly secret: string; readonly secure: boolean },
): Promise<void> {
  await app.register(cookie, { secret });
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (request, reply, done) => {
      if (!request.url.startsWith('/api/')) {
        done();
        return;
      }
      const sent = request.cookies[COOKIE];
      const opened = sent === undefined ? undefined : request.unsignCookie(sent);
      const known = z.uuid().safeParse(opened?.value);
      const subjectId = known.success ? known.data : randomUUID();
      sessions.set(request, subjectId);
      if (!known.success) {
        void reply.setCookie(COOKIE, subjectId, {
          signed: true,
          httpOnly: true,
          sameSite: 'lax',
          secure,
          path: '/',
          maxAge: YEAR_S,
        });
      }
      done();
    });
}

/** Ends the session: the browser forgets who it was. */
export function forgetSession(reply: {
  clearCookie(name: string, options: { path: string }): unknown;
}): void {
  reply.clearCookie(COOKIE, { path: '/' });
}

/** The subject this request speaks for. */
export function subjectOf(request: FastifyRequest): string {
  const subjectId = sessions.get(request);
  if (subjectId === undefined) throw new Error('The session hook did not run for this route.');
  return subjectId;
}

/** Controller parameter: the id of the visitor's session. */
export const SubjectId = createParamDecorator((_: unknown, context: ExecutionContext): string =>
  subjectOf(context.switchToHttp().getRequest<FastifyRequest>()),
);
