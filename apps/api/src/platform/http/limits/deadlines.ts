import type { FastifyInstance } from 'fastify';
import { TooLate, underDeadline } from '#api/platform/deadline';
import { deadlineOf } from './route-limits.js';

/**
 * Answers every request by its route's deadline, and stops its work. Fastify's own `handlerTimeout` ends with the
 * body (Node closes a request once it is read), so that it holds no handler of a command to anything.
 */
export function keepDeadlines(fastify: FastifyInstance): void {
  const signals = new WeakMap<object, AbortSignal>();
  fastify.addHook('onRequest', (request, reply, done) => {
    const late = new AbortController();
    const timer = setTimeout(() => {
      if (reply.sent && !reply.raw.headersSent) return;
      late.abort();
      // What has begun to go out cannot become a refusal; it is broken off.
      if (reply.raw.headersSent) reply.raw.destroy();
      else void reply.send(new TooLate());
    }, deadlineOf(request.routeOptions));
    reply.raw.once('close', () => {
      clearTimeout(timer);
    });
    signals.set(request, late.signal);
    done();
  });
  fastify.addHook('preHandler', (request, _reply, done) => {
    const signal = signals.get(request);
    if (signal === undefined) done();
    else underDeadline(signal, done);
  });
}
