import { HttpErrorResponse } from '@angular/common/http';
import type { z } from 'zod';
import { ProblemView } from '#projections/shared/problem.view';

/** Problems made by the page have no type and no request id. */
const ProblemSchema = ProblemView.partial({ type: true, requestId: true });

/** A problem from the API (RFC 9457 problem+json), or one made by the page. */
export type Problem = z.infer<typeof ProblemSchema>;

/** Turns any error into a problem; never throws. Codes made by the page start with `web.`. */
export function problemOf(error: unknown): Problem {
  if (error instanceof HttpErrorResponse) return problemOfAnswer(error);
  const already = ProblemSchema.safeParse(error);
  if (already.success) return already.data;
  // A resource wraps what `parse` threw: the body does not fit its view, so page and server are of different versions.
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
