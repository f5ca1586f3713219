import { HttpErrorResponse } from '@angular/common/http';
import type { z } from 'zod';
import { ProblemView } from '#projections/shared/problem.view';

/** A problem that the page itself met has no type and belongs to no request. */
const ProblemSchema = ProblemView.partial({ type: true, requestId: true });

/** A refusal as the API states it (RFC 9457 problem+json), or one that the page itself met. */
export type Problem = z.infer<typeof ProblemSchema>;

/** Turns whatever failed, or a problem itself, into a problem; never throws. Page-made codes start with `web.`. */
export function problemOf(error: unknown): Problem {
  if (error instanceof HttpErrorResponse) return problemOfAnswer(error);
  const already = ProblemSchema.safeParse(error);
  if (already.success) return already.data;
  // A resource wraps what `parse` threw; a body that does not fit its view means that page and server differ.
  return made('web.unreadable-answer', 0, 'The server answered in a way this page does not understand.');
}

function problemOfAnswer(answer: HttpErrorResponse): Problem {
  if (answer.status === 0) return made('web.unreachable', 0, 'The server cannot be reached.');
  const stated = ProblemSchema.safeParse(answer.error);
  if (stated.success) return stated.data;
  return made('web.no-words', answer.status, `The server answered with status ${String(answer.status)}.`);
}

function made(code: string, status: number, detail: string): Problem {
  return { title: detail, status, code, detail };
}
