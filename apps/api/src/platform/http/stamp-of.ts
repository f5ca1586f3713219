import { randomUUID } from 'node:crypto';
import type { ExecutionContext } from '@nestjs/common';
import { createParamDecorator } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { principalOf } from '../auth/principal.js';
import type { Stamp } from '../deciding/streams.js';
import { clientRequestIdOf } from '../telemetry/request-log.js';

/** Controller parameter: the stamp of a command, from its principal and the request. */
export const StampOf = createParamDecorator((_: unknown, context: ExecutionContext): Stamp => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const { actorId, role, sessionId, householdId } = principalOf(request);
  return {
    commandId: randomUUID(),
    actor: { id: actorId, kind: 'guest' },
    role,
    sessionId,
    requestId: request.id,
    ...clientRequestIdOf(request),
    // A guest has no account: what is known of their device goes with their home.
    client: { subject: householdId, ip: request.ip, userAgent: userAgentOf(request) },
    correlationId: request.id,
    causationId: request.id,
    at: new Date().toISOString(),
  };
});

const LONGEST_USER_AGENT = 300;

function userAgentOf({ headers }: FastifyRequest): string {
  return (headers['user-agent'] ?? '').slice(0, LONGEST_USER_AGENT);
}
