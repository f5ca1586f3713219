import { z } from 'zod';

/** The body of every error answer (RFC 9457, application/problem+json), with a stable `code` for programs. */
export const ProblemView = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string(),
  requestId: z.string(),
  details: z.record(z.string(), z.unknown()).optional(),
});
export type ProblemView = z.infer<typeof ProblemView>;
