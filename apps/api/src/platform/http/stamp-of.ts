import { randomUUID } from 'node:crypto';
import type { ExecutionContext } from '@nestjs/common';
import { createParamDecorator } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Principal } from '../auth/principal.js';
import { callerOf, principalOf } from '../auth/principal.js';
import type { Stamp } from '../deciding/streams.js';
import { clientRequestIdOf } from '../telemetry/request-log.js';

/** Controller parameter: the stamp of a command, from its principal and the request. */
export const StampOf = createParamDecorator((_: unknown, context: ExecutionContext): Stamp =>
  stampOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

/** The stamp of a command, from its principal and the request. */
export function stampOf(request: FastifyRequest): Stamp {
  const principal = principalOf(request);
  return {
    commandId: randomUUID(),
    ...stampedBy(principal, request),
    client: { subject: subjectOf(principal), ip: request.ip, userAgent: userAgentOf(request) },
  };
}

/** Whose key seals what is known of the device. A guest has no account: it goes with their home. */
function subjectOf({ role, householdId, actorId }: Principal): string {
  return role === 'guest' ? householdId : actorId;
}

/** The stamp of a refusal: by whoever sent the request, as far as that is known, and nothing of their device. */
export function refusedStamp(request: FastifyRequest): Omit<Stamp, 'commandId'> {
  return stampedBy(callerOf(request), request);
}

function stampedBy(caller: Principal | undefined, request: FastifyRequest): Omit<Stamp, 'commandId'> {
  return {
    actor: {
      id: caller?.actorId ?? UNKNOWN,
      kind: caller === undefined || caller.role === 'guest' ? 'guest' : 'account',
    },
    role: caller?.role ?? 'guest',
    ...(caller === undefined ? {} : { sessionId: caller.sessionId }),
    requestId: request.id,
    ...clientRequestIdOf(request),
    correlationId: request.id,
    causationId: request.id,
    at: new Date().toISOString(),
  };
}

/** The actor of a refusal where nobody could be told from the request. */
const UNKNOWN = 'unknown';
const LONGEST_USER_AGENT = 300;

function userAgentOf({ headers }: FastifyRequest): string {
  return (headers['user-agent'] ?? '').slice(0, LONGEST_USER_AGENT);
}
