import { randomUUID } from 'node:crypto';
import type { ExecutionContext } from '@nestjs/common';
import { createParamDecorator } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { principalOf } from '../auth/principal.js';
import type { Stamp } from '../deciding/streams.js';

/** Controller parameter: the stamp of a command, from its principal and the request. */
export const StampOf = createParamDecorator((_: unknown, context: ExecutionContext): Stamp => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const { actorId, role } = principalOf(request);
  return {
    commandId: randomUUID(),
    actor: actorId,
    role,
    correlationId: request.id,
    causationId: request.id,
    at: new Date().toISOString(),
  };
});
