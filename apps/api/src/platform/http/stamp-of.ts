import { randomUUID } from 'node:crypto';
import type { ExecutionContext } from '@nestjs/common';
import { createParamDecorator } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { subjectOf } from '../auth/session.js';
import type { Stamp } from '../deciding/streams.js';

/** Controller parameter: the stamp of a command, from the visitor's session and the request. */
export const StampOf = createParamDecorator((_: unknown, context: ExecutionContext): Stamp => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  return {
    commandId: randomUUID(),
    actor: subjectOf(request),
    role: 'guest',
    correlationId: request.id,
    causationId: request.id,
    at: new Date().toISOString(),
  };
});
