import { HttpException, HttpStatus } from '@nestjs/common';
import type { RefusalKind } from '#domain/shared/domain-error';
import { DomainError } from '#domain/shared/domain-error';
import type { ProblemView } from '#projections/shared/problem.view';
import { TooLate } from '../deadline.js';
import { isUnavailable } from '../postgres/database-away.js';

const STATUS_OF: Readonly<Record<RefusalKind, number>> = {
  invalid: HttpStatus.UNPROCESSABLE_ENTITY,
  'not-found': HttpStatus.NOT_FOUND,
  conflict: HttpStatus.CONFLICT,
  'too-large': HttpStatus.PAYLOAD_TOO_LARGE,
  unauthenticated: HttpStatus.UNAUTHORIZED,
  forbidden: HttpStatus.FORBIDDEN,
  'too-many': HttpStatus.TOO_MANY_REQUESTS,
  unavailable: HttpStatus.SERVICE_UNAVAILABLE,
};

/** Turns any thrown value into a problem. Unknown faults reveal nothing of the inside. */
export function problemOf(thrown: unknown, requestId: string): ProblemView {
  if (isUnavailable(thrown)) {
    const words = 'A part of TreeBeard can’t be reached right now. Try again in a moment.';
    return problem(503, 'service.unavailable', words, { requestId });
  }
  if (thrown instanceof DomainError) {
    const { code, message, details, kind } = thrown;
    return problem(STATUS_OF[kind], code, message, { requestId, details });
  }
  if (thrown instanceof TooLate) {
    const words = 'This took longer than it should. Try again in a moment.';
    return problem(503, 'service.too-slow', words, { requestId });
  }
  const status = statusOf(thrown);
  if (status < 500 && thrown instanceof Error) {
    return problem(status, `http.${slug(status)}`, thrown.message, { requestId });
  }
  const words = 'Something broke on our side. Nothing was lost; please try again.';
  return problem(500, 'service.fault', words, { requestId });
}

function problem(
  status: number,
  code: string,
  detail: string,
  rest: Pick<ProblemView, 'requestId' | 'details'>,
): ProblemView {
  const { requestId, details = {} } = rest;
  return {
    type: `/problems/${code}`,
    title: titleOf(status),
    status,
    code,
    detail,
    requestId,
    ...(Object.keys(details).length === 0 ? {} : { details }),
  };
}

/** The status that Nest and Fastify put on errors caused by the caller. */
function statusOf(thrown: unknown): number {
  if (thrown instanceof HttpException) return thrown.getStatus();
  if (typeof thrown !== 'object' || thrown === null) return 500;
  if ('statusCode' in thrown && typeof thrown.statusCode === 'number') return thrown.statusCode;
  return 500;
}

function slug(status: number): string {
  return titleOf(status).toLowerCase().replaceAll(' ', '-');
}

function titleOf(status: number): string {
  const name = HttpStatus[status] ?? 'Error';
  return name.charAt(0) + name.slice(1).toLowerCase().replaceAll('_', ' ');
}
