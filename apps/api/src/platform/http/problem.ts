import { HttpException, HttpStatus } from '@nestjs/common';
import { z } from 'zod';
import { DomainError, type RefusalKind } from '#domain/shared/domain-error';

/** The body of every error answer (RFC 9457), with a stable `code` for programs. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string(),
  requestId: z.string(),
  details: z.record(z.string(), z.unknown()).optional(),
});
export type Problem = z.infer<typeof Problem>;

const STATUS_OF: Readonly<Record<RefusalKind, number>> = {
  invalid: HttpStatus.UNPROCESSABLE_ENTITY,
  'not-found': HttpStatus.NOT_FOUND,
  conflict: HttpStatus.CONFLICT,
  'too-large': HttpStatus.PAYLOAD_TOO_LARGE,
  unavailable: HttpStatus.SERVICE_UNAVAILABLE,
};

/** What any thrown value means to a client. Unknown faults say nothing of the inside. */
export function problemOf(thrown: unknown, requestId: string): Problem {
  if (thrown instanceof DomainError) {
    return problem(STATUS_OF[thrown.kind], thrown.code, thrown.message, {
      requestId,
      details: thrown.details,
    });
  }
  if (thrown instanceof HttpException) {
    const status = thrown.getStatus();
    return problem(status, `http.${slug(status)}`, thrown.message, { requestId });
  }
  const status = statusOf(thrown);
  if (status < 500 && thrown instanceof Error) {
    return problem(status, `http.${slug(status)}`, thrown.message, { requestId });
  }
  if (status === 503) {
    return problem(
      503,
      'service.unavailable',
      'The event log cannot be reached just now. Try again in a moment.',
      { requestId },
    );
  }
  return problem(500, 'service.fault', 'Something broke on our side. Nothing was lost; please try again.', {
    requestId,
  });
}

function problem(
  status: number,
  code: string,
  detail: string,
  rest: Pick<Problem, 'requestId' | 'details'>,
): Problem {
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

/** Fastify and the event store mark their errors with a status or a name. */
function statusOf(thrown: unknown): number {
  if (typeof thrown !== 'object' || thrown === null) return 500;
  if ('name' in thrown && thrown.name === 'WrongExpectedRevision') return 409;
  if ('name' in thrown && thrown.name === 'StoreUnavailable') return 503;
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
