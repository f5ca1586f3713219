import type { ExecutionContext } from '@nestjs/common';
import { createParamDecorator } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '#domain/shared/domain-error';

const FORM = /^[\w.:-]{1,100}$/;

/** Controller parameter: the caller's `Idempotency-Key`, undefined when none was sent. */
export const IdempotencyKey = createParamDecorator(
  (_: unknown, context: ExecutionContext): string | undefined => {
    const key = context.switchToHttp().getRequest<FastifyRequest>().headers['idempotency-key'];
    if (key === undefined) return undefined;
    if (typeof key === 'string' && FORM.test(key)) return key;
    throw new DomainError(
      'input.bad-idempotency-key',
      'The Idempotency-Key must be 1 to 100 letters, digits or the signs . : _ and -.',
    );
  },
);
