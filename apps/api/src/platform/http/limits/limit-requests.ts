import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '#domain/shared/domain-error';
import type { Sessions } from '#api/platform/auth/sessions';
import { networkOf } from './address.js';
import { AtOnce } from './at-once.js';
import { Budgets } from './budgets.js';
import { keepDeadlines } from './deadlines.js';
import { refuseDeepBodies } from './depth.js';
import { applyRouteLimits, isPageFile } from './route-limits.js';

/** Several people can share an address, and each request without a cookie is a new session. */
const SESSIONS_PER_ADDRESS = 4;
/** Points for a file of the pages or an unknown path, which cost very little. */
const FILE_COST = 0.2;
const RETRY_AFTER_S = 5;

/**
 * Limits every request: its points (by session and by address), its caller's open requests, and its route's body
 * size, depth and deadline. Refusals say when to come back.
 */
export function limitRequests(fastify: FastifyInstance, sessions: Sessions, pointsPerMinute: number): void {
  const bySession = new Budgets(pointsPerMinute);
  const byAddress = new Budgets(pointsPerMinute * SESSIONS_PER_ADDRESS);
  const atOnce = new AtOnce();

  const spend = (request: FastifyRequest, callers: Callers): number => {
    const { url, config } = request.routeOptions;
    const cost = config.limits?.cost ?? (isPageFile(url) ? FILE_COST : 1);
    // Probes have their own budget: a flood from the same address must not make a load balancer think we are down.
    const purse = url?.startsWith('/api/v1/health') === true ? 'health' : 'all';
    const waits = [byAddress.take(`${purse} ${callers.address}`, cost)];
    if (callers.session !== undefined) waits.push(bySession.take(`${purse} ${callers.session}`, cost));
    return Math.max(...waits);
  };

  const enter = (request: FastifyRequest, reply: FastifyReply, { address, session }: Callers): boolean => {
    const { url = '', method, config } = request.routeOptions;
    const most = config.limits?.atOnce;
    if (most === undefined) return true;
    const route = `${String(method)} ${url}`;
    const leaveAddress = atOnce.enter(`${route} ${address}`, most * SESSIONS_PER_ADDRESS);
    const leaveSession = atOnce.enter(`${route} ${session ?? address} alone`, most);
    const leave = (): void => {
      leaveAddress?.();
      leaveSession?.();
    };
    // Also runs when the visitor disconnects, even if the handler is still working.
    reply.raw.once('close', leave);
    return leaveAddress !== undefined && leaveSession !== undefined;
  };

  fastify.addHook('onRoute', applyRouteLimits);
  fastify.addHook('onRequest', (request, reply, done) => {
    const callers = { address: networkOf(request.ip), session: sessions.claimed(request) };
    const waitS = spend(request, callers);
    if (waitS > 0) done(tooMany(reply, waitS));
    else if (!enter(request, reply, callers)) done(tooMany(reply, RETRY_AFTER_S));
    else done();
  });
  keepDeadlines(fastify);
  refuseDeepBodies(fastify);
  fastify.addHook('onSend', (_request, reply, _payload, done) => {
    const asksToWait = reply.statusCode === 429 || reply.statusCode === 503;
    if (asksToWait && !reply.hasHeader('retry-after')) void reply.header('retry-after', RETRY_AFTER_S);
    done();
  });
}

interface Callers {
  readonly address: string;
  readonly session: string | undefined;
}

function tooMany(reply: FastifyReply, waitS: number): DomainError {
  void reply.header('retry-after', waitS);
  return new DomainError(
    'http.too-many-requests',
    `That is more than we can do for one visitor at once. Please try again in ${String(waitS)} s.`,
    {},
    'too-many',
  );
}
