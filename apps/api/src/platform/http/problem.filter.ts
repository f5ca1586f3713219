import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import { Catch, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Auditing } from '../auditing/auditing.js';
import { refusalOf } from '../auditing/refusal-of.js';
import { problemOf } from './problem.js';
import { refusedStamp } from './stamp-of.js';

const RETRY_AFTER_S = 5;

/**
 * Turns any thrown value into application/problem+json; only our own faults are logged as errors, and what somebody
 * was refused is reported.
 */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger(ProblemFilter.name);

  constructor(private readonly auditing: Auditing) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const problem = problemOf(thrown, request.id);
    // A request refused before the logging hooks ran has no such header yet.
    void reply.header('x-request-id', request.id);
    if (problem.status >= 500) this.log.error(thrown);
    if (problem.status >= 503) void reply.header('retry-after', RETRY_AFTER_S);
    const refusal = refusalOf(request, problem);
    if (refusal !== undefined) this.auditing.refused(refusal, refusedStamp(request));
    // A stream that has begun cannot change its status, so it can only be ended.
    if (reply.raw.headersSent) {
      reply.raw.end();
      return;
    }
    void reply.status(problem.status).type('application/problem+json').send(problem);
  }
}
