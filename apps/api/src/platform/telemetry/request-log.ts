import { Logger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { Histogram } from 'prom-client';

const TOO_MANY = 429;
const SAFE_ID = /^[\w-]{8,64}$/;

/** The caller's own request id, for the log only: callers may not choose the correlation ids of our events. */
export function clientRequestIdOf({ headers }: FastifyRequest): { readonly clientRequestId?: string } {
  const header = headers['x-request-id'];
  return typeof header === 'string' && SAFE_ID.test(header) ? { clientRequestId: header } : {};
}

const durations = new Histogram({
  name: 'http_request_duration_seconds',
  help: 'Time to answer, by method, route and status',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
});

/**
 * Logs and measures every answered request by its route and never by its path, which holds ids. Callers beyond
 * their limit are logged by the name that `nameOf` gives, which distinguishes visitors and reveals nothing else.
 */
export function observeRequests(
  app: NestFastifyApplication,
  nameOf: (request: FastifyRequest) => string,
): void {
  const log = new Logger('http');
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unmatched';
    const ms = Math.round(reply.elapsedTime);
    durations.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
    const ids = { requestId: request.id, ...clientRequestIdOf(request) };
    const line = { ...ids, method: request.method, route, status: reply.statusCode, ms };
    log.log(reply.statusCode === TOO_MANY ? { ...line, visitor: nameOf(request) } : line);
    done();
  });
}
