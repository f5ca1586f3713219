import type { Answer } from './client.js';

/** Checks that a refusal is problem+json with a stable code and the request's id, and returns it. */
export function problemIn(answer: Answer): {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly details: Readonly<Record<string, unknown>>;
} {
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  const problem = answer.json<{
    status: number;
    code: string;
    detail: string;
    requestId: string;
    details?: Record<string, unknown>;
  }>();
  expect(problem.requestId).toBe(answer.headers.get('x-request-id'));
  expect(problem.status).toBe(answer.status);
  expect(problem.detail).not.toBe('');
  expect(problem.code).toMatch(/^[a-z-]+\.[a-z-]+$/);
  return {
    status: answer.status,
    code: problem.code,
    detail: problem.detail,
    details: problem.details ?? {},
  };
}

/** The code of a refusal, with its status. */
export function refusal(answer: Answer): readonly [status: number, code: string] {
  const { status, code } = problemIn(answer);
  return [status, code];
}
